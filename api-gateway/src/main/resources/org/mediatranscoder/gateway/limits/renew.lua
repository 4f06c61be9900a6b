-- Prolongs the lease of an upload, also if it was lost meanwhile.
-- KEYS: leases of uploads by their end, bytes announced by lease. ARGV: bytes announced, lease, its
-- life in ms.
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[3], ARGV[2])
redis.call('HSET', KEYS[2], ARGV[2], ARGV[1])
redis.call('EXPIRE', KEYS[1], 86400)
redis.call('EXPIRE', KEYS[2], 86400)
return 1
