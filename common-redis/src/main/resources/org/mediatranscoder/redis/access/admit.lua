-- Says whether a token may be used. Only if so, takes one request out of the bucket of its account, which
-- fills by itself, and then reads the job that is asked for.
-- KEYS: ended account; ended session or API token; mark that API tokens are published; last use of the
-- API token; and, where they are wanted, bucket and job.
-- ARGV: session, erasure or api; the value of an active API token; requests per second; most at once.
-- Answers good, revoked or unknown; milliseconds until a request may be taken, else 0; last use or '';
-- the hash of the job.
local kind, active, rate, most = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

local function is_there(key)
  return redis.call('EXISTS', key) == 1
end

local function status()
  if kind == 'erasure' then
    return is_there(KEYS[2]) and 'revoked' or 'good'
  end
  if kind == 'session' then
    return (is_there(KEYS[2]) or is_there(KEYS[1])) and 'revoked' or 'good'
  end
  if not is_there(KEYS[3]) then
    return 'unknown'
  end
  return redis.call('GET', KEYS[2]) == active and not is_there(KEYS[1]) and 'good' or 'revoked'
end

local function take(key)
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local bucket = redis.call('HMGET', key, 'tokens', 'at')
  local tokens = most
  if bucket[1] then
    tokens = math.min(most, tonumber(bucket[1]) + math.max(0, now - bucket[2]) * rate / 1000)
  end
  if tokens < 1 then
    return math.ceil((1 - tokens) * 1000 / rate)
  end
  redis.call('HSET', key, 'tokens', tostring(tokens - 1), 'at', now)
  redis.call('PEXPIRE', key, math.ceil(most * 1000 / rate) + 1000)
  return 0
end

local found = status()
if found ~= 'good' then
  return {found, 0, '', {}}
end
local wait = KEYS[5] and take(KEYS[5]) or 0
return {
  found,
  wait,
  kind == 'api' and redis.call('GET', KEYS[4]) or '',
  KEYS[6] and wait == 0 and redis.call('HGETALL', KEYS[6]) or {},
}
