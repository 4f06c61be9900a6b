-- A change by the worker that runs the attempt.
-- KEYS: job hash, stream of ended jobs, failed jobs. ARGV: channel, pattern of the key of an owner's active jobs, status before, attempt,
-- status after, pattern of the key of the bytes stored for an owner, bytes of the output, then field and
-- value in turn.
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt')
if job[4] ~= ARGV[4] then
  return 0
end
if job[3] ~= ARGV[3] then
  -- The same change by the same attempt, said again because its answer was lost, is done already.
  return job[3] == ARGV[5] and 1 or 0
end
-- The status comes last: what is refused in the middle is done again as a whole.
if ARGV[5] ~= 'PENDING' and ARGV[5] ~= 'PROCESSING' then
  redis.call('SREM', string.format(ARGV[2], job[2]), job[1])
  redis.call('XADD', KEYS[2], 'MAXLEN', '~', 100000, '*', 'job', job[1])
end
if ARGV[5] == 'FAILED' then
  local time = redis.call('TIME')
  redis.call('ZADD', KEYS[3], time[1] * 1000 + math.floor(time[2] / 1000), job[1])
  redis.call('ZREMRANGEBYRANK', KEYS[3], 0, -10001)
end
if ARGV[5] == 'COMPLETED' then
  local stored = string.format(ARGV[6], job[2])
  local source = string.match(redis.call('HGET', stored, job[1]) or '', '^%d+') or '0'
  local time = redis.call('TIME')
  redis.call('HSET', stored, job[1],
    string.format('%s %s %.0f', source, ARGV[7], time[1] * 1000 + math.floor(time[2] / 1000)))
end
redis.call('HSET', KEYS[1], 'status', ARGV[5], unpack(ARGV, 8))
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = ARGV[5], attempt = tonumber(job[4])}))
return 1
