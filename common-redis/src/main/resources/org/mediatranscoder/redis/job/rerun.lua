-- Begins a new run of a job that has ended, so that its messages have new ids.
-- KEYS: job hash, unqueued jobs, stream of ended jobs, failed jobs. ARGV: channel, allowed predecessors, status after ('' for the same),
-- the first run, patterns of the keys of an owner's active jobs and of the leases of their uploads, how
-- many of both together there may be, then field and value in turn, where '' removes the field.
-- Answers the job, nothing if it has not ended so, or "too-many".
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt', 'run')
if not job[3] or not string.find(' ' .. ARGV[2] .. ' ', ' ' .. job[3] .. ' ', 1, true) then
  return {}
end
local status = ARGV[3] ~= '' and ARGV[3] or job[3]
if status == 'PENDING' then
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local uploads = redis.call('ZCOUNT', string.format(ARGV[6], job[2]), now, '+inf')
  if uploads + redis.call('SCARD', string.format(ARGV[5], job[2])) >= tonumber(ARGV[7]) then
    return {'too-many'}
  end
end
-- The status comes last: what is refused in the middle is done again as a whole.
if status == 'PENDING' then
  redis.call('SADD', string.format(ARGV[5], job[2]), job[1])
  redis.call('ZADD', KEYS[2], redis.call('TIME')[1], job[1])
  redis.call('ZREM', KEYS[4], job[1])
end
redis.call('XADD', KEYS[3], 'MAXLEN', '~', 100000, '*', 'job', job[1])
local fields = {'status', status, 'run', (job[5] or ARGV[4]) + 1}
for i = 8, #ARGV, 2 do
  if ARGV[i + 1] == '' then
    redis.call('HDEL', KEYS[1], ARGV[i])
  else
    fields[#fields + 1] = ARGV[i]
    fields[#fields + 1] = ARGV[i + 1]
  end
end
redis.call('HSET', KEYS[1], unpack(fields))
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = status, attempt = tonumber(job[4])}))
return redis.call('HGETALL', KEYS[1])
