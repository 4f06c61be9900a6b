-- Takes one of what an account may have in an hour and answers 0; or answers the milliseconds until there
-- is one again.
-- KEYS: what was taken in this window. ARGV: most of it, length of the window in ms.
if redis.call('INCR', KEYS[1]) == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
if tonumber(redis.call('GET', KEYS[1])) <= tonumber(ARGV[1]) then
  return 0
end
redis.call('DECR', KEYS[1])
return redis.call('PTTL', KEYS[1])
