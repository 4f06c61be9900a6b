-- Ends an upload: from now on what really came counts, and not what was announced.
-- KEYS: leases of uploads by their end, bytes announced by lease, bytes of the day. ARGV: lease,
-- bytes that came.
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('INCRBY', KEYS[3], ARGV[2])
redis.call('EXPIRE', KEYS[3], 172800)
return 1
