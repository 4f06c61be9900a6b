-- Ends the lease of a recovery, and says, if so, that all jobs are here; answers 0 if it was lost.
-- KEYS: lease and, if all jobs are here, the mark of that. ARGV: holder, run id of this Redis server.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[1])
if KEYS[2] then
  redis.call('SET', KEYS[2], ARGV[2])
end
return 1
