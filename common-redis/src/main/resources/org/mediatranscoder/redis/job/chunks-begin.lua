-- Notes the chunks of a video that all workers encode, in place of those of an attempt before. Answers how many are
-- left, or -1 if the job is not of this attempt.
-- KEYS: job hash, its chunks. ARGV: PROCESSING, attempt, plan, life in seconds, then of each chunk: its frames, and '1' if it is
-- encoded already.
local job = redis.call('HMGET', KEYS[1], 'status', 'attempt')
if job[1] ~= ARGV[1] or job[2] ~= ARGV[2] then
  return -1
end
redis.call('DEL', KEYS[2])
local left, all, done = 0, 0, 0
for i = 5, #ARGV, 2 do
  local chunk, frames = (i - 5) / 2, tonumber(ARGV[i])
  all = all + frames
  redis.call('HSET', KEYS[2], 'frames:' .. chunk, frames)
  if ARGV[i + 1] == '1' then
    done = done + frames
    redis.call('HSET', KEYS[2], 'done:' .. chunk, 1, 'at:' .. chunk, frames)
  else
    left = left + 1
  end
end
local time = redis.call('TIME')
redis.call('HSET', KEYS[2], 'attempt', ARGV[2], 'plan', ARGV[3], 'left', left, 'all', all, 'now', done, 'before', done,
  'began', time[1] * 1000 + math.floor(time[2] / 1000))
redis.call('EXPIRE', KEYS[2], ARGV[4])
return left
