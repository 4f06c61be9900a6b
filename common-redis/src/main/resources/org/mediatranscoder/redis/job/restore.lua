-- A job that was lost, and its place in its owner's history.
-- KEYS: job hash, history, active jobs of the owner, unqueued jobs, bytes stored for the owner by job,
-- mark that it was deleted, announced jobs, stream of ended jobs. ARGV: channel, creation time in ms, what it keeps in the file
-- store, '' if it has ended, '' if it needs no message, then field and value in turn.
if redis.call('EXISTS', KEYS[1], KEYS[6]) > 0 then
  return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 6))
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt')
redis.call('ZADD', KEYS[2], ARGV[2], job[1])
redis.call('HSET', KEYS[5], job[1], ARGV[3])
if ARGV[4] ~= '' then
  redis.call('SADD', KEYS[3], job[1])
else
  redis.call('XADD', KEYS[8], 'MAXLEN', '~', 100000, '*', 'job', job[1])
end
redis.call('ZREM', KEYS[7], job[1])
if ARGV[5] ~= '' then
  redis.call('ZADD', KEYS[4], redis.call('TIME')[1], job[1])
end
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = job[3], attempt = tonumber(job[4])}))
return 1
