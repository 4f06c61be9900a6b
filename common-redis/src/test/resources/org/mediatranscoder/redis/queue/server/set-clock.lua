-- What the pulses look like when the clock of Redis is set forward by so many milliseconds.
-- KEYS: servers by pulse. ARGV: milliseconds.
local ids = redis.call('ZRANGE', KEYS[1], 0, -1)
for _, id in ipairs(ids) do
  redis.call('ZINCRBY', KEYS[1], -ARGV[1], id)
end
return #ids
