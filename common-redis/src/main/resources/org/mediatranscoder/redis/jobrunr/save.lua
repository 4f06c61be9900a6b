-- Writes one job if it is still at the version that the writer read, and moves it between the sets
-- by which jobs are found. Answers 1, or 0 if another writer was first.
-- KEYS: job hash. ARGV: prefix, id, version before (0 for a new job), version after, state,
-- signature, recurring job id or '', created, updated and scheduled time in microseconds (the last
-- may be ''), an id of this very call, the job as JSON.
local prefix, id, state, recurring = ARGV[1], ARGV[2], ARGV[5], ARGV[7]
local created, updated, scheduled, call = ARGV[8], ARGV[9], ARGV[10], ARGV[11]
local old = redis.call('HMGET', KEYS[1], 'version', 'state', 'signature', 'call')
if (old[1] or '0') ~= ARGV[3] then
  -- The same call, sent again because its answer was lost, has been obeyed already.
  return old[4] == call and 1 or 0
end

local function of(name, key)
  return prefix .. name .. ':' .. key
end

if old[2] then
  redis.call('ZREM', of('updated', old[2]), id)
  redis.call('ZREM', of('created', old[2]), id)
  redis.call('ZREM', of('scheduled', old[2]), id)
  if redis.call('HINCRBY', of('signatures', old[2]), old[3], -1) <= 0 then
    redis.call('HDEL', of('signatures', old[2]), old[3])
  end
  if recurring ~= '' then
    redis.call('ZREM', of('recurring', recurring .. ':' .. old[2]), id)
  end
end
redis.call('ZREM', prefix .. 'offered', id)

redis.call('HSET', KEYS[1], 'version', ARGV[4], 'state', state, 'signature', ARGV[6],
  'recurring', recurring, 'call', call, 'json', ARGV[12])
redis.call('ZADD', of('updated', state), updated, id)
redis.call('ZADD', of('created', state), created, id)
if scheduled ~= '' then
  redis.call('ZADD', of('scheduled', state), scheduled, id)
  if recurring ~= '' then
    redis.call('ZADD', of('recurring', recurring .. ':' .. state), scheduled, id)
  end
end
redis.call('HINCRBY', of('signatures', state), ARGV[6], 1)
if state == 'ENQUEUED' then
  redis.call('PUBLISH', prefix .. 'wakeup', id)
end
return 1
