-- Forgets a request that did nothing, unless somebody else has begun it anew.
-- KEYS: record of the request, keys of the account. ARGV: its job, the key.
if redis.call('HGET', KEYS[1], 'job') ~= ARGV[1] then
  return 0
end
redis.call('ZREM', KEYS[2], ARGV[2])
return redis.call('DEL', KEYS[1])
