-- A job that was lost, and its place in its owner's history.
-- KEYS: job hash, history, active jobs of the owner, unqueued jobs, bytes stored for the owner by job,
-- mark that it was deleted, announced jobs, stream of ended jobs, failed jobs. ARGV: channel, creation time
-- in ms, what it keeps in the file store with the time of its end, '' if it has ended, '' if it needs no message, then field and value in turn.
if redis.call('EXISTS', KEYS[1], KEYS[6]) > 0 then
  return 0
end
local job = {}
for i = 6, #ARGV, 2 do
  job[ARGV[i]] = ARGV[i + 1]
end
-- The job comes last: what is refused in the middle is done again as a whole.
redis.call('ZADD', KEYS[2], ARGV[2], job.id)
redis.call('HSET', KEYS[5], job.id, ARGV[3])
if ARGV[4] ~= '' then
  redis.call('SADD', KEYS[3], job.id)
else
  redis.call('XADD', KEYS[8], 'MAXLEN', '~', 100000, '*', 'job', job.id)
end
if job.status == 'FAILED' then
  redis.call('ZADD', KEYS[9], string.match(ARGV[3], '%d+$'), job.id)
  redis.call('ZREMRANGEBYRANK', KEYS[9], 0, -10001)
end
redis.call('ZREM', KEYS[7], job.id)
if ARGV[5] ~= '' then
  redis.call('ZADD', KEYS[4], redis.call('TIME')[1], job.id)
end
redis.call('HSET', KEYS[1],
  'server', string.match(redis.call('INFO', 'server'), 'run_id:(%x+)'), unpack(ARGV, 6))
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job.id, owner = job.owner, status = job.status, attempt = tonumber(job.attempt)}))
return 1
