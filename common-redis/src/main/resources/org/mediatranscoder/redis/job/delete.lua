-- Forgets a job and its place in its owner's history, and remembers for a while that it was deleted.
-- KEYS: job hash, unqueued jobs, mark that it was deleted, announced jobs, stream of ended jobs, failed
-- jobs. ARGV: channel, patterns of the keys of an owner's history, active jobs and stored bytes, id, life of
-- the mark in seconds.
redis.call('SET', KEYS[3], '1', 'EX', ARGV[6])
redis.call('ZREM', KEYS[2], ARGV[5])
redis.call('ZREM', KEYS[4], ARGV[5])
redis.call('ZREM', KEYS[6], ARGV[5])
redis.call('XADD', KEYS[5], 'MAXLEN', '~', 100000, '*', 'job', ARGV[5])
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt')
if not job[1] then
  return 0
end
redis.call('ZREM', string.format(ARGV[2], job[2]), job[1])
redis.call('SREM', string.format(ARGV[3], job[2]), job[1])
redis.call('HDEL', string.format(ARGV[4], job[2]), job[1])
-- The job comes last: what is refused in the middle is done again as a whole.
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = job[3], attempt = tonumber(job[4])}))
return 1
