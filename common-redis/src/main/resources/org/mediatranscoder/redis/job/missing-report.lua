-- A worker says which formats it cannot make; reports whose time is over are removed.
-- KEYS: reports. ARGV: worker, validity in milliseconds, ids with spaces between them.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local reports = redis.call('HGETALL', KEYS[1])
for i = 1, #reports, 2 do
  if tonumber(string.match(reports[i + 1], '^%d+')) <= now then
    redis.call('HDEL', KEYS[1], reports[i])
  end
end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f %s', now + ARGV[2], ARGV[3]))
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
