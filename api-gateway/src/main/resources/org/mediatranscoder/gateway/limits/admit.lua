-- Lets one more upload of an account in and answers 0; or answers what stands against it: 1 the jobs,
-- 2 the uploads, 3 the bytes.
-- KEYS: leases of uploads by their end, bytes announced by lease, bytes of the day, active jobs.
-- ARGV: most uploads, most active jobs, most bytes, bytes announced, lease, its life in ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, dead in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)) do
  redis.call('ZREM', KEYS[1], dead)
  redis.call('HDEL', KEYS[2], dead)
end
if redis.call('ZSCORE', KEYS[1], ARGV[5]) then
  return 0 -- The same call again: its first answer was lost.
end
local uploads = redis.call('ZCARD', KEYS[1])
if uploads + redis.call('SCARD', KEYS[4]) >= tonumber(ARGV[2]) then
  return 1
end
if uploads >= tonumber(ARGV[1]) then
  return 2
end
local bytes = tonumber(redis.call('GET', KEYS[3]) or '0') + tonumber(ARGV[4])
for _, announced in ipairs(redis.call('HVALS', KEYS[2])) do
  bytes = bytes + announced
end
if bytes > tonumber(ARGV[3]) then
  return 3
end
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[6]), ARGV[5])
redis.call('HSET', KEYS[2], ARGV[5], ARGV[4])
redis.call('EXPIRE', KEYS[1], 86400)
redis.call('EXPIRE', KEYS[2], 86400)
return 0
