-- Counts down, once for each chunk. Answers how many are left, or -1 if the job is not of this attempt.
-- KEYS: job hash, its chunks. ARGV: PROCESSING, attempt, chunk.
local job = redis.call('HMGET', KEYS[1], 'status', 'attempt')
local chunks = redis.call('HMGET', KEYS[2], 'attempt', 'left', 'frames:' .. ARGV[3], 'at:' .. ARGV[3])
if job[1] ~= ARGV[1] or job[2] ~= ARGV[2] or chunks[1] ~= ARGV[2] or not chunks[3] then
  return -1
end
if redis.call('HSETNX', KEYS[2], 'done:' .. ARGV[3], 1) == 0 then
  return tonumber(chunks[2])
end
redis.call('HINCRBY', KEYS[2], 'now', chunks[3] - (chunks[4] or 0))
redis.call('HSET', KEYS[2], 'at:' .. ARGV[3], chunks[3])
return redis.call('HINCRBY', KEYS[2], 'left', -1)
