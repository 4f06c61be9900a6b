-- Takes a job out of Redis that has ended and stays known elsewhere.
-- KEYS: job hash, history. ARGV: id, names of the ended statuses.
local status = redis.call('HGET', KEYS[1], 'status')
if not status or not string.find(' ' .. ARGV[2] .. ' ', ' ' .. status .. ' ', 1, true) then
  return 0
end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 1
