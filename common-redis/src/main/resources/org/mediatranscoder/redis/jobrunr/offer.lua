-- Offers enqueued jobs, in the order of their turns, to one server alone: nobody else is offered them until it has
-- saved them or its time is over. So servers that wake up together do not run after the same job. It looks at no
-- more flows than have jobs that are offered just now, and one; so the length of the queue does not matter.
-- KEYS: heads, offered jobs, turns, turns as earlier builds kept them. ARGV: prefix of job keys, limit, milliseconds, patterns
-- of keys by flow: turns and jobs that wait.
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

-- An earlier build kept a turn as its number, a colon and the job. Some of them get a flow, that of their owner; one that
-- is offered to a worker of that build stays as it is until that is over.
local function adopt()
  local of = string.format
  local old = redis.call('ZRANGE', KEYS[4], 0, 99, 'WITHSCORES')
  for i = 1, #old, 2 do
    local number, id = old[i]:match('^(%d+):(.*)$')
    local job = redis.call('HMGET', job_prefix .. id, 'state', 'owner', 'flow')
    if not offered[id] then
      if job[1] == 'ENQUEUED' and not job[3] then
        local flow, start = job[2] or '', old[i + 1]
        local order = of('%.0f', tonumber(number)) -- before all that came later
        local first = redis.call('ZRANGE', of(turns_of, flow), 0, 0)[1]
        redis.call('HSET', job_prefix .. id, 'flow', flow, 'order', order)
        redis.call('ZADD', of(turns_of, flow), start, number)
        redis.call('ZADD', KEYS[3], start, number)
        redis.call('ZADD', of(jobs_of, flow), order, id)
        if first then
          redis.call('ZREM', KEYS[1], first .. ':' .. flow)
        end
        local now_first = redis.call('ZRANGE', of(turns_of, flow), 0, 0, 'WITHSCORES')
        redis.call('ZADD', KEYS[1], now_first[2], now_first[1] .. ':' .. flow)
      end
      redis.call('ZREM', KEYS[4], old[i])
    end
  end
end
if redis.call('EXISTS', KEYS[4]) == 1 then
  adopt()
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
