-- A new job and its place in its owner's history.
-- KEYS: job hash, history, active jobs of the owner, unqueued jobs. ARGV: channel, creation time in ms, then field and value in turn.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt')
redis.call('ZADD', KEYS[2], ARGV[2], job[1])
redis.call('SADD', KEYS[3], job[1])
redis.call('ZADD', KEYS[4], redis.call('TIME')[1], job[1])
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = job[3], attempt = tonumber(job[4])}))
return 1
