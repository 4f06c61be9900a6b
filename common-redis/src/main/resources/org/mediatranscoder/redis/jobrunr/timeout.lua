-- Forgets the servers that were silent for too long, and answers how many.
-- KEYS: servers, servers by first and by last heartbeat. ARGV: time in microseconds.
local ids = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', '(' .. ARGV[1])
for _, id in ipairs(ids) do
  redis.call('HDEL', KEYS[1], id)
  redis.call('ZREM', KEYS[2], id)
  redis.call('ZREM', KEYS[3], id)
end
return #ids
