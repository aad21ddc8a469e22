-- Runs inside Neovim: codes something in the open transcript, and writes what was seen to $SEEN as JSON.
local seen = {}

local function finish()
  local file = assert(io.open(vim.env.SEEN, 'w'))
  file:write(vim.fn.json_encode(seen))
  file:close()
  vim.cmd('qa!')
end

local function wait_for(what, look)
  if not vim.wait(30000, look, 10) then
    seen.failed = 'Time was up while the test waited for ' .. what
    finish()
  end
end

-- The first server's answer. `params` gets the position of the cursor.
local function ask(method, params)
  local all = vim.tbl_extend('force', vim.lsp.util.make_position_params(), params or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/' .. method, all, 30000) or {}) do
    return answer.result
  end
end

local function findings()
  return vim.tbl_map(function(found)
    return { line = found.lnum + 1, column = found.col + 1, code = found.code }
  end, vim.diagnostic.get(0))
end

seen.filetype = vim.bo.filetype
wait_for('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
seen.findings = findings()

vim.fn.search('^TEST-in-prodcution')
seen.hover = ask('hover').contents.value
seen.actions = vim.tbl_map(
  function(action) return action.title end,
  ask('codeAction', {
    range = vim.lsp.util.make_range_params().range,
    context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics() },
  })
)
seen.symbols = #ask('documentSymbol')
vim.fn.search('^PEOPLE-pride')
seen.highlights = #ask('documentHighlight')

vim.fn.search('^The software turns the dome')
seen.passage = ask('hover').contents.value

-- What is typed is read by Neovim's main loop, so the rest goes on from there.
vim.fn.search('^PEOPLE-no-time')
local keys = vim.api.nvim_replace_termcodes('oPEOPLE-<C-x><C-o>', true, true, true)
vim.api.nvim_feedkeys(keys, 't', false)
local started = vim.loop.now()
local timer = vim.loop.new_timer()
timer:start(10, 10, vim.schedule_wrap(function()
  if vim.fn.pumvisible() == 0 and vim.loop.now() - started < 30000 then return end
  if timer:is_closing() then return end
  timer:close()
  seen.completions = vim.tbl_map(function(item) return item.word end, vim.fn.complete_info().items)
  vim.cmd('stopinsert')
  vim.schedule(function()
    seen.chosen = vim.api.nvim_get_current_line()
    seen.definition = ask('definition')
    seen.references = #ask('references', { context = { includeDeclaration = false } })
    vim.cmd('edit interviews/Interview\\ 91.txt')
    vim.fn.search('^Zoë')
    local renaming = ask('rename', { newName = 'Noémie' })
    for _, client in pairs(vim.lsp.buf_get_clients(0)) do
      vim.lsp.util.apply_workspace_edit(renaming, client.offset_encoding)
    end
    local function lines(name) return vim.fn.join(vim.fn.getbufline(vim.fn.bufnr(name), 1, '$'), '\n') end
    seen.renamed = { lines('Interview 91.txt'), lines('Interview 92.txt') }
    finish()
  end)
end))
