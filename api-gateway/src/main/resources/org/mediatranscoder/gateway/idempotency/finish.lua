-- Keeps the answer to a request, unless somebody else has begun it anew.
-- KEYS: record of the request. ARGV: its job, status, location, body, life in ms.
if redis.call('HGET', KEYS[1], 'job') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'status', ARGV[2], 'location', ARGV[3], 'body', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1
