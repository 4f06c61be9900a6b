-- Notes why the video is encoded whole after all; the first reason counts. Answers 0 if the job is not of this attempt.
-- KEYS: job hash, its chunks. ARGV: PROCESSING, attempt, reason.
local job = redis.call('HMGET', KEYS[1], 'status', 'attempt')
if job[1] ~= ARGV[1] or job[2] ~= ARGV[2] or redis.call('HGET', KEYS[2], 'attempt') ~= ARGV[2] then
  return 0
end
redis.call('HSETNX', KEYS[2], 'mismatch', ARGV[3])
return 1
