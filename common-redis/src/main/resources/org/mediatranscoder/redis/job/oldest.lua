-- The oldest jobs of a history that have ended, up to the first that has not.
-- KEYS: history. ARGV: prefix of job keys, latest creation time in ms, how many at most, names of the
-- ended statuses. Answers the job hashes.
local jobs = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[2], 'LIMIT', 0, ARGV[3])) do
  local job = redis.call('HGETALL', ARGV[1] .. id)
  if #job > 0 then
    local status = redis.call('HGET', ARGV[1] .. id, 'status')
    if not string.find(' ' .. ARGV[4] .. ' ', ' ' .. status .. ' ', 1, true) then
      return jobs
    end
    jobs[#jobs + 1] = job
  end
end
return jobs
