-- Takes a job out of Redis that has ended and stays known elsewhere.
-- KEYS: job hash, history, what is known of it as a whole. ARGV: id, names of the ended
-- statuses, seconds for which that is known.
local status = redis.call('HGET', KEYS[1], 'status')
if not status or not string.find(' ' .. ARGV[2] .. ' ', ' ' .. status .. ' ', 1, true) then
  return 0
end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HINCRBY', KEYS[3], 'moved', 1)
redis.call('EXPIRE', KEYS[3], ARGV[3])
return 1
