-- Ends a job because its owner asked for it, also while a worker runs it.
-- KEYS: job hash, stream of ended jobs. ARGV: channel, pattern of the key of an owner's active jobs, allowed predecessors,
-- status after, then field and value in turn.
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt')
if not job[3] or not string.find(' ' .. ARGV[3] .. ' ', ' ' .. job[3] .. ' ', 1, true) then
  return 0
end
-- The status comes last: what is refused in the middle is done again as a whole.
redis.call('SREM', string.format(ARGV[2], job[2]), job[1])
redis.call('XADD', KEYS[2], 'MAXLEN', '~', 100000, '*', 'job', job[1])
redis.call('HSET', KEYS[1], 'status', ARGV[4], unpack(ARGV, 5))
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = ARGV[4], attempt = tonumber(job[4])}))
return 1
