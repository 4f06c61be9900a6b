-- Some of an owner's jobs after a place in the history, newest first.
-- KEYS: history. ARGV: prefix of job keys, score and id of the place, limit, status or ''.
-- Answers score and id to go on from ('' at the end), and the job hashes. Plans are the larger half and
-- in no list; only that of a running job comes along, as it has the estimate.
local prefix, score, id, limit, status = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
local budget, batch, offset = 500, 100, 0
local jobs, last_score, last_id = {}, '', ''

local function running_or_without_plan(hash)
  for i = 1, #hash, 2 do
    if hash[i] == 'status' and hash[i + 1] == 'PROCESSING' then
      return hash
    end
  end
  for i = 1, #hash, 2 do
    if hash[i] == 'plan' then
      hash[i + 1] = ''
    end
  end
  return hash
end

while true do
  local found = redis.call(
    'ZREVRANGEBYSCORE', KEYS[1], score, '-inf', 'WITHSCORES', 'LIMIT', offset, batch)
  for i = 1, #found, 2 do
    -- Within one score Redis orders by member; what is not after the place was on an older page.
    if found[i + 1] ~= score or found[i] < id then
      if #jobs == limit or budget == 0 then
        return {last_score, last_id, jobs}
      end
      local job = prefix .. found[i]
      if status == '' or redis.call('HGET', job, 'status') == status then
        local hash = redis.call('HGETALL', job)
        if #hash > 0 then
          jobs[#jobs + 1] = running_or_without_plan(hash)
        end
      end
      last_score, last_id, budget = found[i + 1], found[i], budget - 1
    end
  end
  if #found < 2 * batch then
    return {'', '', jobs}
  end
  offset = offset + batch
end
