-- The oldest jobs of which nobody has noted for so long that they are in the queue.
-- KEYS: unqueued jobs. ARGV: age in seconds, how many at most.
local latest = redis.call('TIME')[1] - ARGV[1]
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', latest, 'LIMIT', 0, ARGV[2])
