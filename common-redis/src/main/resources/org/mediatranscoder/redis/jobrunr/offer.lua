-- Offers enqueued jobs, in the order of their turns, to one server alone: nobody else is offered them until it has
-- saved them or its time is over. So servers that wake up together do not run after the same job.
-- KEYS: turns, offered jobs. ARGV: prefix of job keys, limit, milliseconds.
local limit, batch, start, jobs = tonumber(ARGV[2]), 100, 0, {}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
while #jobs < limit do
  local turns = redis.call('ZRANGE', KEYS[1], start, start + batch - 1)
  for _, turn in ipairs(turns) do
    local id = turn:sub(turn:find(':') + 1)
    if #jobs < limit and not redis.call('ZSCORE', KEYS[2], id) then
      redis.call('ZADD', KEYS[2], now + tonumber(ARGV[3]), id)
      jobs[#jobs + 1] = redis.call('HGET', ARGV[1] .. id, 'json')
    end
  end
  if #turns < batch then
    break
  end
  start = start + batch
end
return jobs
