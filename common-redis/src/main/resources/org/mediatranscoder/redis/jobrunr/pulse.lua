-- A server says that it lives, and learns which ones have been silent for too long. Silence is counted
-- only while the time of Redis and the server's own go alike: after an outage, a sleep of the machine
-- or a new setting of its clock, every server counts from now on again.
-- KEYS: servers by pulse. ARGV: id, milliseconds since its last pulse by its own clock that nobody
-- sets (-1 at its first), milliseconds that a silence may last, and by how many both times may differ.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local silence, tolerance = tonumber(ARGV[3]), tonumber(ARGV[4])
local own, last = tonumber(ARGV[2]), redis.call('ZSCORE', KEYS[1], ARGV[1])
if own >= 0 and last and (own > tolerance or math.abs(now - last - own) > tolerance) then
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(0', '+inf')) do
    redis.call('ZADD', KEYS[1], now, id)
  end
end
redis.call('ZADD', KEYS[1], now, ARGV[1])
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - silence)
