-- A new job and its place in its owner's history.
-- KEYS: job hash, history, active jobs of the owner, unqueued jobs, bytes stored for the
-- owner by job, announced jobs. ARGV: channel, creation time in ms, bytes of the source, then field and value in turn.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 0
end
redis.call('HSET', KEYS[1],
  'server', string.match(redis.call('INFO', 'server'), 'run_id:(%x+)'), unpack(ARGV, 4))
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt')
redis.call('ZADD', KEYS[2], ARGV[2], job[1])
redis.call('SADD', KEYS[3], job[1])
redis.call('ZREM', KEYS[6], job[1])
local time = redis.call('TIME')
redis.call('ZADD', KEYS[4], time[1], job[1])
redis.call('HSET', KEYS[5], job[1],
  string.format('%s 0 %.0f', ARGV[3], time[1] * 1000 + math.floor(time[2] / 1000)))
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = job[3], attempt = tonumber(job[4])}))
return 1
