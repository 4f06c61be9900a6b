-- For each worker that runs, the ids of the formats that it cannot make, with spaces between them.
-- KEYS: reports.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local valid = {}
for _, report in ipairs(redis.call('HVALS', KEYS[1])) do
  local until_, ids = string.match(report, '^(%d+) (.*)$')
  if tonumber(until_) > now then
    valid[#valid + 1] = ids
  end
end
return valid
