-- Writes what a server says about itself.
-- KEYS: servers, servers by first and by last heartbeat. ARGV: id, its first and last heartbeat in
-- microseconds, status as JSON, 1 if the server must be known already.
if ARGV[5] == '1' and redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1])
return 1
