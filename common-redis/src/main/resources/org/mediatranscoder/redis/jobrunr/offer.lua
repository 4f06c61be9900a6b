-- Offers enqueued jobs, in the order of their turns, to one server alone: nobody else is offered them until it has
-- saved them or its time is over. So servers that wake up together do not run after the same job. It looks at no
-- more flows than have jobs that are offered just now, and one; so the length of the queue does not matter.
-- KEYS: heads, offered jobs. ARGV: prefix of job keys, limit, milliseconds, patterns of keys by flow: turns and jobs that wait.
local job_prefix, limit, turns_of, jobs_of = ARGV[1], tonumber(ARGV[2]), ARGV[4], ARGV[5]
local batch, jobs = 20, {}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)

local offered, offered_of = {}, {}
local function note(id, flow)
  offered[id] = true
  offered_of[flow] = (offered_of[flow] or 0) + 1
end
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  note(id, redis.call('HGET', job_prefix .. id, 'flow') or '')
end

-- Whether a turn comes before another; each is its start and its number.
local function is_before(start, number, other_start, other_number)
  return start < other_start or (start == other_start and number < other_number)
end

-- The first turn of all that nobody is offered: its flow, or nothing.
local function next_flow()
  local best, best_start, best_number
  local from = 0
  while true do
    local heads = redis.call('ZRANGE', KEYS[1], from, from + batch - 1, 'WITHSCORES')
    for i = 1, #heads, 2 do
      local number, flow = heads[i]:match('^(%d+):(.*)$')
      local start, skipped = tonumber(heads[i + 1]), offered_of[flow] or 0
      if best and not is_before(start, number, best_start, best_number) then
        return best
      end
      if skipped > 0 then
        local turn = redis.call('ZRANGE', string.format(turns_of, flow), skipped, skipped, 'WITHSCORES')
        number, start = turn[1], tonumber(turn[2])
      end
      if number and (not best or is_before(start, number, best_start, best_number)) then
        best, best_start, best_number = flow, start, number
      end
    end
    if #heads < 2 * batch then
      return best
    end
    from = from + batch
  end
end

local function first_job(flow)
  local most = offered_of[flow] or 0
  for _, id in ipairs(redis.call('ZRANGE', string.format(jobs_of, flow), 0, most)) do
    if not offered[id] then
      return id
    end
  end
end

while #jobs < limit do
  local flow = next_flow()
  local id = flow and first_job(flow)
  if not id then
    break
  end
  redis.call('ZADD', KEYS[2], now + tonumber(ARGV[3]), id)
  note(id, flow)
  jobs[#jobs + 1] = redis.call('HGET', job_prefix .. id, 'json')
end
return jobs
