-- Writes one job if it is still at the version that the writer read, and moves it between the sets
-- by which jobs are found. Answers 1, or 0 if another writer was first.
--
-- Who enqueues a job takes a turn: it starts when the turn before of the same owner ends, or now, by
-- a clock that stands where the turn began that was taken up last; it lasts as long as the job costs.
-- Turns are taken up in the order in which they start (start-time fair queueing, Goyal, Vin and Cheng
-- 1996), so an owner with many jobs does not delay the first one of another. A job that comes back
-- keeps its turn.
-- KEYS: job hash, offered jobs, turns, ends of the last turn of each owner, clock. ARGV: id, version before (0 for a new job), version after, state,
-- signature, recurring job id or '', created, updated and scheduled time in microseconds (the last
-- may be ''), an id of this very call, the job as JSON, the wake-up channel, owner, cost, then patterns
-- of keys by state: updated, created, scheduled, signatures, and recurring by recurring job id and state.
local id, state, recurring, owner, cost = ARGV[1], ARGV[4], ARGV[6], ARGV[13], tonumber(ARGV[14])
local created, updated, scheduled, call = ARGV[7], ARGV[8], ARGV[9], ARGV[10]
local by_update, by_creation, by_schedule, signatures, by_recurring = unpack(ARGV, 15)
local of = string.format
local old = redis.call('HMGET', KEYS[1], 'version', 'state', 'signature', 'call', 'turn', 'start')
if (old[1] or '0') ~= ARGV[2] then
  -- The same call, sent again because its answer was lost, has been obeyed already.
  return old[4] == call and 1 or 0
end

if old[2] then
  redis.call('ZREM', of(by_update, old[2]), id)
  redis.call('ZREM', of(by_creation, old[2]), id)
  redis.call('ZREM', of(by_schedule, old[2]), id)
  if redis.call('HINCRBY', of(signatures, old[2]), old[3], -1) <= 0 then
    redis.call('HDEL', of(signatures, old[2]), old[3])
  end
  if recurring ~= '' then
    redis.call('ZREM', of(by_recurring, recurring, old[2]), id)
  end
end
redis.call('ZREM', KEYS[2], id)
if old[2] == 'ENQUEUED' then
  redis.call('ZREM', KEYS[3], old[5])
  if state == 'PROCESSING' then
    local now = math.max(tonumber(redis.call('HGET', KEYS[5], 'now') or 0), tonumber(old[6]))
    redis.call('HSET', KEYS[5], 'now', now)
    redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now)
  end
end

redis.call('HSET', KEYS[1], 'version', ARGV[3], 'state', state, 'signature', ARGV[5],
  'recurring', recurring, 'call', call, 'json', ARGV[11])
redis.call('ZADD', of(by_update, state), updated, id)
redis.call('ZADD', of(by_creation, state), created, id)
if scheduled ~= '' then
  redis.call('ZADD', of(by_schedule, state), scheduled, id)
  if recurring ~= '' then
    redis.call('ZADD', of(by_recurring, recurring, state), scheduled, id)
  end
end
redis.call('HINCRBY', of(signatures, state), ARGV[5], 1)
if state == 'ENQUEUED' then
  local start = tonumber(old[6] or '')
  if not start then
    local now = tonumber(redis.call('HGET', KEYS[5], 'now') or 0)
    start = math.max(now, tonumber(redis.call('ZSCORE', KEYS[4], owner) or 0))
    redis.call('ZADD', KEYS[4], start + cost, owner)
  end
  -- Of turns that start at the same time the first is that which was taken first.
  local turn = of('%016.0f:%s', redis.call('HINCRBY', KEYS[5], 'taken', 1), id)
  redis.call('ZADD', KEYS[3], start, turn)
  redis.call('HSET', KEYS[1], 'turn', turn, 'start', start, 'owner', owner, 'cost', cost)
  redis.call('PUBLISH', ARGV[12], id)
end
return 1
