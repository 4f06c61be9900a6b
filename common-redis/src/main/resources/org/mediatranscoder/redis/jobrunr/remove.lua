-- Removes jobs and answers how many there were. One that waited gives its turn back to its owner.
-- KEYS: offered jobs, turns, ends of the last turn of each owner, heads, running jobs by flow, limits by flow. ARGV: state that a job must be in or
-- '' for any, time in microseconds before which it must have been updated or '+inf', prefix of job keys, then
-- patterns of keys by flow: turns and jobs that wait; and by state: updated, created, scheduled, signatures, and
-- recurring by recurring job id and state; then the ids.
local wanted, before, jobs, turns_of, jobs_of = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4], ARGV[5]
local by_update, by_creation, by_schedule, signatures, by_recurring = unpack(ARGV, 6, 10)
local of = string.format

-- Redis does not undo what a script wrote before one of its commands was refused. So it is asked first whether the user may
-- run all of them, where it can tell (7.0).
for _, command in ipairs({
  { 'DEL', KEYS[1] }, { 'ZADD', KEYS[2], 0, '' }, { 'ZREM', KEYS[2], '' }, { 'ZINCRBY', KEYS[3], 0, '' },
  { 'HINCRBY', KEYS[5], '', 0 }, { 'HDEL', KEYS[5], '' } }) do
  if redis.acl_check_cmd and not redis.acl_check_cmd(unpack(command)) then
    return redis.error_reply("NOPERM The user of this script can't run this command: " .. command[1])
  end
end

local function first_turn(flow)
  local first = redis.call('ZRANGE', of(turns_of, flow), 0, 0, 'WITHSCORES')
  return first[1], first[2]
end

-- The last turn of the flow goes, so that its other jobs move up.
local function give_turn_back(id, flow, owner, cost)
  local last = redis.call('ZRANGE', of(turns_of, flow), -1, -1)[1]
  redis.call('ZREM', KEYS[4], last .. ':' .. flow)
  redis.call('ZREM', of(turns_of, flow), last)
  redis.call('ZREM', KEYS[2], last)
  redis.call('ZREM', of(jobs_of, flow), id)
  if redis.call('ZSCORE', KEYS[3], owner) then
    redis.call('ZINCRBY', KEYS[3], -cost, owner)
  end
end

local function end_running(flow)
  if redis.call('HINCRBY', KEYS[5], flow, -1) <= 0 then
    redis.call('HDEL', KEYS[5], flow)
  end
  local turn, start = first_turn(flow)
  local most = redis.call('HGET', KEYS[6], flow)
  if turn and most and tonumber(redis.call('HGET', KEYS[5], flow) or 0) < tonumber(most) then
    redis.call('ZADD', KEYS[4], start, turn .. ':' .. flow)
  end
end

local removed = 0
for i = 11, #ARGV do
  local id = ARGV[i]
  local old = redis.call('HMGET', jobs .. id, 'state', 'signature', 'recurring', 'flow', 'owner', 'cost')
  local state = old[1]
  if state and (wanted == '' or (state == wanted
      and tonumber(redis.call('ZSCORE', of(by_update, state), id)) < before)) then
    redis.call('DEL', jobs .. id)
    redis.call('ZREM', of(by_update, state), id)
    redis.call('ZREM', of(by_creation, state), id)
    redis.call('ZREM', of(by_schedule, state), id)
    redis.call('ZREM', KEYS[1], id)
    if state == 'ENQUEUED' and old[4] then
      give_turn_back(id, old[4], old[5], old[6])
    elseif state == 'PROCESSING' then
      end_running(old[4] or '')
    end
    if old[3] ~= '' then
      redis.call('ZREM', of(by_recurring, old[3], state), id)
    end
    if redis.call('HINCRBY', of(signatures, state), old[2], -1) <= 0 then
      redis.call('HDEL', of(signatures, state), old[2])
    end
    removed = removed + 1
  end
end
return removed
