-- What each flow has in the queue, of a thousand of those that may begin a job, that work, and that may have so many at
-- once: flow, jobs that wait, jobs that are worked on, and the microsecond since which the one waits that comes next
-- (0 if none does).
-- KEYS: heads, running jobs by flow, limits by flow, enqueued jobs by their last change. ARGV: pattern of the key of the
-- jobs of a flow that wait.
local most = 1000
local seen, answer = {}, {}

local function add(flow)
  if seen[flow] then
    return
  end
  seen[flow] = true
  local jobs = string.format(ARGV[1], flow)
  local waiting = redis.call('ZCARD', jobs)
  local running = redis.call('HGET', KEYS[2], flow) or '0'
  local first = redis.call('ZRANGE', jobs, 0, 0)[1]
  local since = first and redis.call('ZSCORE', KEYS[4], first) or '0'
  for _, value in ipairs({flow, tostring(waiting), running, since}) do
    answer[#answer + 1] = value
  end
end

for _, head in ipairs(redis.call('ZRANGE', KEYS[1], 0, most - 1)) do
  add(head:match('^%d+:(.*)$'))
end
for _, key in ipairs({KEYS[2], KEYS[3]}) do
  for _, flow in ipairs(redis.call('HKEYS', key)) do
    if #answer >= 12 * most then
      return answer
    end
    add(flow)
  end
end
return answer
