-- A new attempt: raises the fencing number, so that every older attempt is refused from now on.
-- KEYS: job hash. ARGV: channel, allowed predecessors, PROCESSING, run, then field and value in turn.
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'run')
if not job[3] or not string.find(' ' .. ARGV[2] .. ' ', ' ' .. job[3] .. ' ', 1, true)
    or (job[4] or ARGV[4]) ~= ARGV[4] then
  return {}
end
local attempt = redis.call('HINCRBY', KEYS[1], 'attempt', 1)
redis.call('HSET', KEYS[1], 'status', ARGV[3], unpack(ARGV, 5))
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = ARGV[3], attempt = attempt}))
return redis.call('HGETALL', KEYS[1])
