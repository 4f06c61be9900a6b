-- Writes one job if it is still at the version that the writer read, and moves it between the sets
-- by which jobs are found. Answers 1, or 0 if another writer was first, or if the job would begin
-- where as many of its flow run as may.
--
-- Who enqueues a job takes a turn: it starts when the turn before of the same owner ends, or now, by
-- a clock that stands where the turn began that was taken up last; it lasts as long as the job costs.
-- Turns are taken up in the order in which they start (start-time fair queueing, Goyal, Vin and Cheng
-- 1996), so an owner with many jobs does not delay the first one of another. A job that comes back
-- keeps its turn.
--
-- The jobs of one owner are a flow, and those of a class of which an owner may have so many at once a
-- flow of their own. Whose turn it is in a flow is the job of the highest priority; so priorities
-- change nothing for other owners. Only flows that may begin a job are among the heads.
-- KEYS: job hash, offered jobs, turns, ends of the last turn of each owner, clock, heads, running jobs by flow, limits by flow.
-- ARGV: id, version before (0 for a new job), version after, state, signature, recurring job id or '',
-- created, updated and scheduled time in microseconds (the last may be ''), an id of this very call,
-- the job as JSON, the wake-up channel, owner, cost, rank of its priority (0 comes first), flow, how
-- many of the flow may run at once or '' for any, then patterns of keys by flow: turns and jobs that
-- wait; and by state: updated, created, scheduled, signatures, and recurring by recurring job id and state.
local id, state, recurring, owner, cost = ARGV[1], ARGV[4], ARGV[6], ARGV[13], tonumber(ARGV[14])
local created, updated, scheduled, call = ARGV[7], ARGV[8], ARGV[9], ARGV[10]
local rank, limit = tonumber(ARGV[15]), ARGV[17]
local turns_of, jobs_of = ARGV[18], ARGV[19]
local by_update, by_creation, by_schedule, signatures, by_recurring = unpack(ARGV, 20)
local of = string.format
local old = redis.call('HMGET', KEYS[1], 'version', 'state', 'signature', 'call', 'start', 'order', 'flow')
if (old[1] or '0') ~= ARGV[2] then
  -- The same call, sent again because its answer was lost, has been obeyed already.
  return old[4] == call and 1 or 0
end
local before, flow = old[2], old[7] or ARGV[16]

-- Redis does not undo what a script wrote before one of its commands was refused. So it is asked first whether the user may
-- run all of them, where it can tell (7.0).
for _, command in ipairs({
  { 'HSET', KEYS[1], 'id', id }, { 'ZADD', KEYS[3], 0, id }, { 'ZREM', KEYS[3], id },
  { 'ZREMRANGEBYSCORE', KEYS[4], 0, 0 }, { 'HINCRBY', KEYS[7], flow, 1 }, { 'HDEL', KEYS[7], flow },
  { 'PUBLISH', ARGV[12], id } }) do
  if redis.acl_check_cmd and not redis.acl_check_cmd(unpack(command)) then
    return redis.error_reply("NOPERM The user of this script can't run this command: " .. command[1])
  end
end

local function is_full()
  local most = redis.call('HGET', KEYS[8], flow)
  return most and tonumber(redis.call('HGET', KEYS[7], flow) or 0) >= tonumber(most)
end

local function first_turn()
  local first = redis.call('ZRANGE', of(turns_of, flow), 0, 0, 'WITHSCORES')
  return first[1], first[2]
end

local function forget_head()
  local turn = first_turn()
  if turn then
    redis.call('ZREM', KEYS[6], turn .. ':' .. flow)
  end
end

local function set_head()
  local turn, start = first_turn()
  if turn and not is_full() then
    redis.call('ZADD', KEYS[6], start, turn .. ':' .. flow)
  elseif not turn and redis.call('HEXISTS', KEYS[7], flow) == 0 then
    redis.call('HDEL', KEYS[8], flow)
  end
end

if before == 'ENQUEUED' and state == 'PROCESSING' and is_full() then
  redis.call('ZREM', KEYS[2], id)
  return 0
end
if before then
  redis.call('ZREM', of(by_update, before), id)
  redis.call('ZREM', of(by_creation, before), id)
  redis.call('ZREM', of(by_schedule, before), id)
  if redis.call('HINCRBY', of(signatures, before), old[3], -1) <= 0 then
    redis.call('HDEL', of(signatures, before), old[3])
  end
  if recurring ~= '' then
    redis.call('ZREM', of(by_recurring, recurring, before), id)
  end
end
redis.call('ZREM', KEYS[2], id)
redis.call('HSET', KEYS[1], 'version', ARGV[3], 'state', state, 'signature', ARGV[5],
  'recurring', recurring, 'call', call, 'json', ARGV[11], 'flow', flow)
redis.call('ZADD', of(by_update, state), updated, id)
redis.call('ZADD', of(by_creation, state), created, id)
if scheduled ~= '' then
  redis.call('ZADD', of(by_schedule, state), scheduled, id)
  if recurring ~= '' then
    redis.call('ZADD', of(by_recurring, recurring, state), scheduled, id)
  end
end
redis.call('HINCRBY', of(signatures, state), ARGV[5], 1)
if before == state then
  return 1
end

forget_head()
-- One of an earlier build that has no flow yet has no turn here either.
if before == 'ENQUEUED' and redis.call('ZREM', of(jobs_of, flow), id) == 1 then
  local turn, start = first_turn()
  if state ~= 'PROCESSING' then
    turn = redis.call('ZRANGE', of(turns_of, flow), -1, -1)[1]
  end
  redis.call('ZREM', of(turns_of, flow), turn)
  redis.call('ZREM', KEYS[3], turn)
  if state == 'PROCESSING' then
    local now = math.max(tonumber(redis.call('HGET', KEYS[5], 'now') or 0), tonumber(start))
    redis.call('HSET', KEYS[5], 'now', of('%.17g', now))
    redis.call('HSET', KEYS[1], 'start', start)
    redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now)
  end
end
if before == 'PROCESSING' and redis.call('HINCRBY', KEYS[7], flow, -1) <= 0 then
  redis.call('HDEL', KEYS[7], flow)
end
if state == 'PROCESSING' then
  redis.call('HINCRBY', KEYS[7], flow, 1)
end
if state == 'ENQUEUED' then
  local start, order = tonumber(old[5] or ''), old[6]
  if not start then
    local now = tonumber(redis.call('HGET', KEYS[5], 'now') or 0)
    start = math.max(now, tonumber(redis.call('ZSCORE', KEYS[4], owner) or 0))
    redis.call('ZADD', KEYS[4], of('%.17g', start + cost), owner)
  end
  -- Of turns that start at the same time the first is that which was taken first.
  local taken = redis.call('HINCRBY', KEYS[5], 'taken', 1)
  local turn = of('%016.0f', taken)
  order = order or of('%.0f', rank * 1e14 + taken)
  redis.call('ZADD', of(turns_of, flow), of('%.17g', start), turn)
  redis.call('ZADD', KEYS[3], of('%.17g', start), turn)
  redis.call('ZADD', of(jobs_of, flow), order, id)
  redis.call('HSET', KEYS[1], 'order', order, 'owner', owner, 'cost', ARGV[14])
  if limit ~= '' then
    redis.call('HSET', KEYS[8], flow, limit)
  end
  redis.call('PUBLISH', ARGV[12], id)
end
set_head()
return 1
