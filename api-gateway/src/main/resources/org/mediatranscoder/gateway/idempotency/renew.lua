-- Prolongs the lease of a request that is being done.
-- KEYS: record of the request. ARGV: its job, lease in ms.
if redis.call('HGET', KEYS[1], 'job') ~= ARGV[1] then
  return 0
end
local time = redis.call('TIME')
redis.call(
  'HSET', KEYS[1], 'until', time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2])
return 1
