-- Lets one more upload of an account in and answers 0; or answers what stands against it, and how much is
-- used: 1 the jobs, 2 the uploads, 3 the bytes of the day, 4 the bytes stored, 5 the encoding of the day.
-- KEYS: leases of uploads by their end, bytes announced by lease, bytes of the day, active jobs, bytes
-- stored by job, milliseconds of encoding of the day, bytes stored by unfinished upload.
-- ARGV: most uploads, most active jobs, most bytes, bytes announced, lease, its life in ms, most bytes
-- stored, most milliseconds of encoding, milliseconds after which files are gone or ''.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, dead in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)) do
  redis.call('ZREM', KEYS[1], dead)
  redis.call('HDEL', KEYS[2], dead)
end
if redis.call('ZSCORE', KEYS[1], ARGV[5]) then
  return {0, 0} -- The same call again: its first answer was lost.
end
local uploads = redis.call('ZCARD', KEYS[1])
if uploads + redis.call('SCARD', KEYS[4]) >= tonumber(ARGV[2]) then
  return {1, 0}
end
if uploads >= tonumber(ARGV[1]) then
  return {2, 0}
end
local coming = 0
for _, announced in ipairs(redis.call('HVALS', KEYS[2])) do
  coming = coming + announced
end
local bytes = tonumber(redis.call('GET', KEYS[3]) or '0') + coming
if bytes + ARGV[4] > tonumber(ARGV[3]) then
  return {3, bytes}
end
local stored = coming
local jobs = redis.call('HGETALL', KEYS[5])
for i = 1, #jobs, 2 do
  local source, output, since = string.match(jobs[i + 1], '^(%d+) (%d+) (%d+)$')
  if ARGV[9] ~= '' and now - since > tonumber(ARGV[9]) then
    redis.call('HDEL', KEYS[5], jobs[i])
  else
    stored = stored + source + output
  end
end
local arrived = redis.call('HGETALL', KEYS[7])
for i = 1, #arrived, 2 do
  local bytes, removed = string.match(arrived[i + 1], '^(%d+) (%d+)$')
  if now >= tonumber(removed) then
    redis.call('HDEL', KEYS[7], arrived[i])
  else
    stored = stored + bytes
  end
end
if stored + ARGV[4] > tonumber(ARGV[7]) then
  return {4, stored}
end
local encoding = tonumber(redis.call('GET', KEYS[6]) or '0')
if encoding >= tonumber(ARGV[8]) then
  return {5, encoding}
end
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[6]), ARGV[5])
redis.call('HSET', KEYS[2], ARGV[5], ARGV[4])
redis.call('EXPIRE', KEYS[1], 86400)
redis.call('EXPIRE', KEYS[2], 86400)
return {0, 0}
