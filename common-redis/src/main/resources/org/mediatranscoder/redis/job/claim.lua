-- A new attempt: raises the fencing number, so that every older attempt is refused from now on. On another Redis server than
-- knew the job last, it goes on in the next thousand: one that took over may lack the claim of an attempt that is under way.
-- KEYS: job hash. ARGV: channel, allowed predecessors, PROCESSING, run, then field and value in turn.
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'run', 'attempt', 'server')
if not job[3] or not string.find(' ' .. ARGV[2] .. ' ', ' ' .. job[3] .. ' ', 1, true)
    or (job[4] or ARGV[4]) ~= ARGV[4] then
  return {}
end
local server = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
local attempt = (job[5] or 0) + 1
if job[6] and job[6] ~= server then
  attempt = attempt + 1000
end
redis.call('HSET', KEYS[1], 'attempt', attempt, 'server', server, 'status', ARGV[3], unpack(ARGV, 5))
redis.call('PUBLISH', ARGV[1], cjson.encode({
  jobId = job[1], owner = job[2], status = ARGV[3], attempt = attempt}))
return redis.call('HGETALL', KEYS[1])
