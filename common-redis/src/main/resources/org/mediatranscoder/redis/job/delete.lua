-- Forgets a job and its place in its owner's history.
-- KEYS: job hash. ARGV: channel.
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt')
if not job[1] then
  return 0
end
redis.call('DEL', KEYS[1])
redis.call('ZREM', 'user:' .. job[2] .. ':jobs', job[1])
redis.call('SREM', 'user:' .. job[2] .. ':active', job[1])
redis.call('ZREM', 'jobs:unqueued', job[1])
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = job[3], attempt = tonumber(job[4])}))
return 1
