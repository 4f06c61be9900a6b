-- Notes how far one chunk is, and from all of them how far the job is; neither ever falls. Answers 0 if the job is not of this
-- attempt.
-- KEYS: job hash, its chunks. ARGV: PROCESSING, attempt, chunk, its frames so far, channel, stage, percent of the job before the first
-- frame and after the last one, seconds that all frames are shown.
local job = redis.call('HMGET', KEYS[1], 'id', 'owner', 'status', 'attempt', 'percent')
local chunks = redis.call('HMGET', KEYS[2], 'attempt', 'frames:' .. ARGV[3], 'at:' .. ARGV[3], 'now', 'all', 'before', 'began')
if job[3] ~= ARGV[1] or job[4] ~= ARGV[2] or chunks[1] ~= ARGV[2] or not chunks[2] then
  return 0
end
local at, now = tonumber(chunks[3] or 0), tonumber(chunks[4])
local frames = math.min(tonumber(ARGV[4]), tonumber(chunks[2]))
if frames > at then
  now = redis.call('HINCRBY', KEYS[2], 'now', frames - at)
  redis.call('HSET', KEYS[2], 'at:' .. ARGV[3], frames)
end
local all, made = tonumber(chunks[5]), now - tonumber(chunks[6])
local time = redis.call('TIME')
local seconds = (time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(chunks[7])) / 1000
local percent = tonumber(ARGV[7]) + (tonumber(ARGV[8]) - tonumber(ARGV[7])) * now / all
local fps, speed, eta = '', '', ''
if seconds > 1 and made > 0 then
  fps = string.format('%.3f', made / seconds)
  speed = string.format('%.4f', made / all * tonumber(ARGV[9]) / seconds)
  eta = string.format('PT%.3fS', seconds * (all - now) / made)
end
redis.call('HSET', KEYS[1], 'stage', ARGV[6], 'fps', fps, 'speed', speed, 'eta', eta,
  'percent', string.format('%.4f', math.max(percent, tonumber(job[5]))))
redis.call('PUBLISH', ARGV[5], cjson.encode({
  jobId = job[1], owner = job[2], status = job[3], attempt = tonumber(job[4])}))
return 1
