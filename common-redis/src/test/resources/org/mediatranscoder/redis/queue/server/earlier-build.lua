-- Writes the jobs of an owner that wait as a build did that knew no flows. Answers how many there are.
-- KEYS: prefix of all keys. ARGV: owner.
local prefix, flow = KEYS[1], ARGV[1]
local turns = redis.call('ZRANGE', prefix .. 'turns-of:' .. flow, 0, -1, 'WITHSCORES')
local jobs = redis.call('ZRANGE', prefix .. 'jobs-of:' .. flow, 0, -1)
for i, id in ipairs(jobs) do
  local turn, start = turns[2 * i - 1] .. ':' .. id, turns[2 * i]
  redis.call('HDEL', prefix .. 'job:' .. id, 'flow', 'order')
  redis.call('HSET', prefix .. 'job:' .. id, 'turn', turn, 'start', start)
  redis.call('ZADD', prefix .. 'turns', start, turn)
end
for _, key in ipairs({'turns-taken', 'turns-first', 'turns-of:' .. flow, 'jobs-of:' .. flow}) do
  redis.call('DEL', prefix .. key)
end
return #jobs
