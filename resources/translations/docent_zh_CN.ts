<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message numerus="yes">
        <source>%n open connection(s): {addresses}</source>
        <translation>
            <numerusform>%n 个打开的连接：{addresses}</numerusform>
        </translation>
    </message>
    <message>
        <source>About Docent</source>
        <translation>关于 Docent</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>基于</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Network activity</source>
        <translation>网络活动</translation>
    </message>
    <message>
        <source>Reads pages and pictures, and answers questions about them, on your own machine.</source>
        <translation>在自己的电脑上阅读页面和图片，并回答相关问题。</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>This part brings no text of its licence.</source>
        <translation>此组件未附许可证全文。</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>What Docent is made of</source>
        <translation>Docent 的组成</translation>
    </message>
    <message>
        <source>asking the system…</source>
        <translation>正在查询系统…</translation>
    </message>
    <message>
        <source>none: no connection is open, as the system says</source>
        <translation>无：系统报告没有打开的连接</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>About Docent</source>
        <translation>关于 Docent</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>截取</translation>
    </message>
    <message>
        <source>Capture a region</source>
        <translation>截取区域</translation>
    </message>
    <message>
        <source>Capture a region in 3 s</source>
        <translation>3 秒后截取区域</translation>
    </message>
    <message>
        <source>Capture a screen</source>
        <translation>截取屏幕</translation>
    </message>
    <message>
        <source>Capture a window</source>
        <translation>截取窗口</translation>
    </message>
    <message>
        <source>Capture the last region</source>
        <translation>截取上次的区域</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation>复制对话</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>复制最新回答</translation>
    </message>
    <message>
        <source>Copy the timings as JSON</source>
        <translation>以 JSON 格式复制用时</translation>
    </message>
    <message>
        <source>Copy without line breaks</source>
        <translation>复制并去除换行</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the quick actions…</source>
        <translation>编辑快捷操作…</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <translation>导出对话…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>在文档中查找</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>第一页</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>适合页面</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Go to page…</source>
        <translation>转到页…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史记录…</translation>
    </message>
    <message>
        <source>Invert pages</source>
        <translation>页面反色</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Larger answers</source>
        <translation>放大回答</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>最后一页</translation>
    </message>
    <message>
        <source>Latency overlay</source>
        <translation>延迟浮层</translation>
    </message>
    <message>
        <source>Load the model</source>
        <translation>加载模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models and device…</source>
        <translation>模型与设备…</translation>
    </message>
    <message>
        <source>Move the page</source>
        <translation>移动页面</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配项</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Open from the clipboard</source>
        <translation>从剪贴板打开</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open the sample document</source>
        <translation>打开示例文档</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Pages and outline</source>
        <translation>页面与目录</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配项</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Private mode</source>
        <translation>隐私模式</translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation>快捷操作</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Reopen the closed tab</source>
        <translation>重新打开关闭的标签页</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Select a region</source>
        <translation>框选区域</translation>
    </message>
    <message>
        <source>Select all text of the page</source>
        <translation>选择本页全部文本</translation>
    </message>
    <message>
        <source>Select text</source>
        <translation>选择文本</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Smaller answers</source>
        <translation>缩小回答</translation>
    </message>
    <message>
        <source>Stop, or clear the region</source>
        <translation>停止或清除区域</translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation>从内存释放模型</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Watch a camera</source>
        <translation>观察摄像头</translation>
    </message>
    <message>
        <source>Watch a live region</source>
        <translation>观察实时区域</translation>
    </message>
    <message>
        <source>Write a question</source>
        <translation>输入问题</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
</context>
<context>
    <name>AnswerText</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>Capture a part of the screen</source>
        <translation>截取屏幕的一部分</translation>
    </message>
    <message>
        <source>Click the screen to capture</source>
        <translation>点击要截取的屏幕</translation>
    </message>
    <message>
        <source>Click the window to capture</source>
        <translation>点击要截取的窗口</translation>
    </message>
    <message>
        <source>Drag over what you want to ask about</source>
        <translation>拖动选择想要提问的内容</translation>
    </message>
    <message>
        <source>Export the answers</source>
        <translation>导出回答</translation>
    </message>
    <message>
        <source>Live region</source>
        <translation>实时区域</translation>
    </message>
    <message>
        <source>Live region {time}</source>
        <translation>实时区域 {time}</translation>
    </message>
    <message>
        <source>Markdown with pictures (*.md)</source>
        <translation>带图片的 Markdown (*.md)</translation>
    </message>
    <message>
        <source>Move the rectangle or its edges, then capture</source>
        <translation>移动矩形或其边缘，然后截取</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>a window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>back to a rectangle</source>
        <translation>返回矩形</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>截取</translation>
    </message>
    <message>
        <source>magnify, then adjust</source>
        <translation>放大后调整</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>whole screen</source>
        <translation>整个屏幕</translation>
    </message>
</context>
<context>
    <name>Captures</name>
    <message>
        <source>Capture {time}</source>
        <translation>截图 {time}</translation>
    </message>
    <message>
        <source>Clipboard {time}</source>
        <translation>剪贴板 {time}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Clear the list</source>
        <translation>清除列表</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The region was copied as a picture</source>
        <translation>区域已复制为图片</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Ask about this page…</source>
        <translation>就此页提问…</translation>
    </message>
    <message>
        <source>Ask about this region…</source>
        <translation>就此区域提问…</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Answer: {text}</source>
        <translation>回答：{text}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Docent ended unexpectedly last time</source>
        <translation>Docent 上次意外退出</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Something went wrong inside Docent</source>
        <translation>Docent 内部出错</translation>
    </message>
    <message>
        <source>You can go on; your conversations are kept. If Docent behaves oddly, quit and start it again. The report below holds no text of your documents.</source>
        <translation>可以继续使用，对话均已保留。如果 Docent 表现异常，退出后重新启动即可。下面的报告不含文档内容。</translation>
    </message>
    <message>
        <source>Your conversations were kept. The report below holds no text of your documents.</source>
        <translation>对话均已保留。下面的报告不含文档内容。</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Open this address?</source>
        <translation>打开此网址？</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已另存为 {name}</translation>
    </message>
</context>
<context>
    <name>DocumentTab</name>
    <message>
        <source>Open another…</source>
        <translation>打开其他文档…</translation>
    </message>
    <message>
        <source>p. {page}, region</source>
        <translation>第 {page} 页，区域</translation>
    </message>
    <message>
        <source>p. {page}, whole page</source>
        <translation>第 {page} 页，整页</translation>
    </message>
</context>
<context>
    <name>EngineClient</name>
    <message>
        <source>The model looks at {looks} parts, one after another</source>
        <translation>模型将依次查看 {looks} 个部分</translation>
    </message>
    <message>
        <source>{width} × {height} px, as the model sees it</source>
        <translation>{width} × {height} 像素，模型看到的画面</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Stopped: the model began to repeat itself.</source>
        <translation>已停止：模型开始重复内容。</translation>
    </message>
    <message>
        <source>The answer was cut at its longest length.</source>
        <translation>回答已达长度上限，在此截断。</translation>
    </message>
    <message>
        <source>The answer was stopped here.</source>
        <translation>回答在此停止。</translation>
    </message>
    <message>
        <source>The model was unsure: check it on the page.</source>
        <translation>模型没有把握，需对照页面核实。</translation>
    </message>
    <message>
        <source>p. {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <source>p. {page}, region</source>
        <translation>第 {page} 页，区域</translation>
    </message>
    <message>
        <source>{number} tokens/s</source>
        <translation>{number} token/s</translation>
    </message>
</context>
<context>
    <name>ExportFile</name>
    <message>
        <source>Export the conversation</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Markdown with pictures (*.md)</source>
        <translation>Markdown，含图片 (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>在文档中查找</translation>
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配项</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配项</translation>
    </message>
</context>
<context>
    <name>FindResult</name>
    <message numerus="yes">
        <source>%n page(s) without text</source>
        <translation>
            <numerusform>%n 页没有文本</numerusform>
        </translation>
    </message>
    <message>
        <source>Continued from the other end</source>
        <translation>已从另一端继续</translation>
    </message>
    <message>
        <source>No text to search</source>
        <translation>没有可查找的文本</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Searching… {share} %</source>
        <translation>正在查找… {share}%</translation>
    </message>
    <message>
        <source>The pages are pictures.</source>
        <translation>页面是图片。</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} / {total}</translation>
    </message>
    <message>
        <source>{number} of {total} or more</source>
        <translation>{number} / {total} 以上</translation>
    </message>
    <message>
        <source>{number} of {total}…</source>
        <translation>{number} / {total}…</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单 (F10)</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%n conversation(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个对话。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete all conversations?</source>
        <translation>删除所有对话？</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>全部删除…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Preview of the conversation</source>
        <translation>对话预览</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已另存为 {name}。</translation>
    </message>
    <message>
        <source>They are erased from this computer and cannot be brought back.</source>
        <translation>对话将从此电脑上清除，无法恢复。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Empty the search field</source>
        <translation>清空搜索框</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation>未找到“{text}”。</translation>
    </message>
    <message>
        <source>Nothing here yet. A conversation is kept as soon as you have asked something.</source>
        <translation>还没有对话。提问后，对话会自动保存到这里。</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索对话</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>HistoryPreview</name>
    <message numerus="yes">
        <source>and %n more question(s)</source>
        <translation>
            <numerusform>还有 %n 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LatencyPill</name>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>Latency: {state}</source>
        <translation>延迟：{state}</translation>
    </message>
    <message>
        <source>Show where the time goes</source>
        <translation>显示时间用在哪里</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>part {part} of {parts}</source>
        <translation>第 {part} 部分，共 {parts} 部分</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>正在等待</translation>
    </message>
</context>
<context>
    <name>LicencePage</name>
    <message>
        <source>Accept and download</source>
        <translation>接受并下载</translation>
    </message>
    <message>
        <source>Accept and install</source>
        <translation>接受并安装</translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>The licence of {model}</source>
        <translation>{model} 的许可证</translation>
    </message>
    <message>
        <source>{licence}. {size} will be copied from {source}.</source>
        <translation>{licence}。将从 {source} 复制 {size}。</translation>
    </message>
    <message>
        <source>{licence}. {size} will be fetched from {source}.</source>
        <translation>{licence}。将从 {source} 下载 {size}。</translation>
    </message>
</context>
<context>
    <name>LiveAlertRow</name>
    <message>
        <source>Tell me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>When to tell me</source>
        <translation>何时提醒我</translation>
    </message>
    <message>
        <source>Words to wait for</source>
        <translation>等待出现的文字</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>when it changes</source>
        <translation>变化时</translation>
    </message>
    <message>
        <source>when the answer has</source>
        <translation>回答包含</translation>
    </message>
    <message>
        <source>words to wait for</source>
        <translation>等待出现的文字</translation>
    </message>
</context>
<context>
    <name>LiveAnswer</name>
    <message>
        <source>TTFT {time}</source>
        <translation>TTFT {time}</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>与之前相同</translation>
    </message>
    <message>
        <source>check this answer</source>
        <translation>请核对此回答</translation>
    </message>
</context>
<context>
    <name>LiveQuestion</name>
    <message>
        <source>Ask about the region…</source>
        <translation>就该区域提问…</translation>
    </message>
    <message>
        <source>Question about the region</source>
        <translation>关于该区域的问题</translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation>快捷操作</translation>
    </message>
</context>
<context>
    <name>LiveWindow</name>
    <message>
        <source> times a second</source>
        <translation> 次/秒</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>正在回答…</translation>
    </message>
    <message>
        <source>Answers so far</source>
        <translation>目前的回答</translation>
    </message>
    <message>
        <source>Ask again about the picture as it is (F5)</source>
        <translation>就当前画面再次提问 (F5)</translation>
    </message>
    <message>
        <source>Choose another region</source>
        <translation>选择其他区域</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Forget the answers so far</source>
        <translation>清除目前的回答</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Go on (Ctrl+P)</source>
        <translation>继续 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Live region</source>
        <translation>实时区域</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Pause (Ctrl+P)</source>
        <translation>暂停 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Save the answers as Markdown or CSV (Ctrl+E)</source>
        <translation>将回答保存为 Markdown 或 CSV (Ctrl+E)</translation>
    </message>
    <message>
        <source>Stay on top</source>
        <translation>保持在最前</translation>
    </message>
    <message>
        <source>TTFT {time}</source>
        <translation>TTFT {time}</translation>
    </message>
    <message>
        <source>The answer comes once the picture has stood still for a moment.</source>
        <translation>画面静止片刻后即会给出回答。</translation>
    </message>
    <message>
        <source>The camera&apos;s picture as it is now</source>
        <translation>摄像头的当前画面</translation>
    </message>
    <message>
        <source>The region as it is now</source>
        <translation>区域的当前画面</translation>
    </message>
    <message>
        <source>Waiting for the first picture</source>
        <translation>正在等待第一幅画面</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>正在观察</translation>
    </message>
    <message>
        <source>Watching, slowly on battery</source>
        <translation>正在观察，使用电池时较慢</translation>
    </message>
    <message>
        <source>answering {share}</source>
        <translation>回答 {share}</translation>
    </message>
    <message>
        <source>watching {share}</source>
        <translation>观察 {share}</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>每秒 {rate} 次</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Show lines with</source>
        <translation>筛选日志行</translation>
    </message>
    <message>
        <source>Show lines with…</source>
        <translation>只显示包含以下文字的行…</translation>
    </message>
    <message>
        <source>What Docent did on this computer. It holds no text of documents, questions or answers.</source>
        <translation>Docent 在此电脑上的操作记录，不含文档、问题或回答的内容。</translation>
    </message>
</context>
<context>
    <name>LogRow</name>
    <message>
        <source>as before</source>
        <translation>与之前相同</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Documents and pictures ({patterns});;All files (*)</source>
        <translation>文档和图片 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>打开文档</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ModelActs</name>
    <message>
        <source>Download {size}…</source>
        <translation>下载 {size}…</translation>
    </message>
    <message>
        <source>Go on with the download…</source>
        <translation>继续下载…</translation>
    </message>
    <message>
        <source>Install {size}…</source>
        <translation>安装 {size}…</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>释放内存</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用此模型</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Check the files</source>
        <translation>校验文件</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Choose a model pack or a zipped checkpoint</source>
        <translation>选择模型包或压缩的检查点</translation>
    </message>
    <message>
        <source>Choose the folder of a FastVLM checkpoint</source>
        <translation>选择 FastVLM 检查点的文件夹</translation>
    </message>
    <message>
        <source>In use: choose another model first.</source>
        <translation>正在使用，需先选择其他模型。</translation>
    </message>
    <message>
        <source>Model packs and zip archives ({patterns})</source>
        <translation>模型包和 ZIP 压缩包 ({patterns})</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models and device</source>
        <translation>模型与设备</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Remove {model} and its {size} from this computer?</source>
        <translation>从此电脑移除 {model}（{size}）？</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Automatic is {device}, {precision}: {reason}.</source>
        <translation>自动选用 {device}、{precision}：{reason}。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>正在查找设备…</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>about {needed} needed, only {free} free</source>
        <translation>约需 {needed}，仅剩 {free}</translation>
    </message>
    <message>
        <source>about {needed} needed, {free} free</source>
        <translation>约需 {needed}，可用 {free}</translation>
    </message>
    <message>
        <source>{device}: not here</source>
        <translation>{device}：不可用</translation>
    </message>
    <message>
        <source>{used} in use, loaded in {load}</source>
        <translation>占用 {used}，加载用时 {load}</translation>
    </message>
</context>
<context>
    <name>ModelOffer</name>
    <message>
        <source>A larger model reads better: {model}, {size}, {use}.</source>
        <translation>更大的模型读得更好：{model}，{size}，{use}。</translation>
    </message>
    <message>
        <source>Do not show this again</source>
        <translation>不再显示</translation>
    </message>
    <message>
        <source>Look at models</source>
        <translation>查看模型</translation>
    </message>
    <message>
        <source>Look at models…</source>
        <translation>查看模型…</translation>
    </message>
    <message>
        <source>Shows its licence; nothing is fetched yet</source>
        <translation>显示其许可证；尚不会下载任何内容</translation>
    </message>
</context>
<context>
    <name>ModelProgress</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{model} is complete and unchanged.</source>
        <translation>{model} 完整且未被改动。</translation>
    </message>
    <message>
        <source>{model} is installed.</source>
        <translation>{model} 已安装。</translation>
    </message>
</context>
<context>
    <name>ModelTasks</name>
    <message>
        <source>copy tables</source>
        <translation>转录表格</translation>
    </message>
    <message>
        <source>describe pictures</source>
        <translation>描述图片</translation>
    </message>
    <message>
        <source>explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>read</source>
        <translation>提取文字</translation>
    </message>
    <message>
        <source>summarise</source>
        <translation>总结</translation>
    </message>
    <message>
        <source>translate</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first}和{last}</translation>
    </message>
    <message>
        <source>{model} can {trained}; it was not trained to {task}. Larger models do more.</source>
        <translation>{model} 能{trained}，但未受过{task}的训练。更大的模型能做更多。</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>Apple GPU (MPS)</translation>
    </message>
    <message>
        <source>Asking for the licence</source>
        <translation>正在获取许可证</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>Docent&apos;s own</source>
        <translation>与 Docent 相同</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Looking at the model</source>
        <translation>正在检查模型</translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>NVIDIA GPU (CUDA)</translation>
    </message>
    <message>
        <source>Packing the weights</source>
        <translation>正在压缩权重</translation>
    </message>
    <message>
        <source>Reading the weights</source>
        <translation>正在读取权重</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation>正在预热</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>约剩 {hours} 小时</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>as in its file {name}</source>
        <translation>见其文件 {name}</translation>
    </message>
    <message>
        <source>bf16: as trained</source>
        <translation>bf16：与训练时相同</translation>
    </message>
    <message>
        <source>comes with Docent</source>
        <translation>Docent 自带</translation>
    </message>
    <message>
        <source>for research only</source>
        <translation>仅供研究</translation>
    </message>
    <message>
        <source>found beside the program</source>
        <translation>在程序旁找到</translation>
    </message>
    <message>
        <source>fp32: exact, twice the memory</source>
        <translation>fp32：精确，内存占用加倍</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>int4: least memory, CPU only</source>
        <translation>int4：内存占用最少，仅限 CPU</translation>
    </message>
    <message>
        <source>int8: less memory, CPU only</source>
        <translation>int8：内存占用较少，仅限 CPU</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到 1 分钟</translation>
    </message>
    <message>
        <source>licence: {licence}</source>
        <translation>许可证：{licence}</translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation>未下载</translation>
    </message>
    <message>
        <source>partly downloaded</source>
        <translation>部分下载</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>{title}, page {page}</source>
        <translation>{title}，第 {page} 页</translation>
    </message>
</context>
<context>
    <name>OutlineView</name>
    <message>
        <source>Outline</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>PageBox</name>
    <message>
        <source>Go to page</source>
        <translation>转到页</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} 页，共 {count} 页</translation>
    </message>
</context>
<context>
    <name>PageFailureCard</name>
    <message>
        <source>Draw this page again</source>
        <translation>重新绘制此页</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
</context>
<context>
    <name>PartCopy</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy this part</source>
        <translation>复制此部分</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>p. {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <source>p. {page}, region</source>
        <translation>第 {page} 页，区域</translation>
    </message>
</context>
<context>
    <name>PlaceChip</name>
    <message>
        <source>Asking about {place}</source>
        <translation>提问范围：{place}</translation>
    </message>
    <message>
        <source>Clear the region</source>
        <translation>清除区域</translation>
    </message>
    <message>
        <source>Show what the model will see</source>
        <translation>显示模型将看到的画面</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>Add a quick action</source>
        <translation>添加快捷操作</translation>
    </message>
    <message>
        <source>Back to the built-in quick actions; can be undone</source>
        <translation>恢复内置的快捷操作，可撤销</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移 (Alt+下方向)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移 (Alt+上方向)</translation>
    </message>
    <message>
        <source>New quick action</source>
        <translation>新快捷操作</translation>
    </message>
    <message>
        <source>Question that is sent</source>
        <translation>发送的问题</translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation>快捷操作</translation>
    </message>
    <message>
        <source>Remove this quick action (Del)</source>
        <translation>移除此快捷操作 (Del)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Takes back the last adding, removing, moving or resetting</source>
        <translation>撤销上一次添加、移除、移动或重置</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{language} stands for the language of the window. The first nine have Alt+1 to Alt+9.</source>
        <translation>{language} 代表界面语言。前九个对应 Alt+1 至 Alt+9。</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>QuestionBubble</name>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Ask this instead; what came after it goes (Enter)</source>
        <translation>改问此问题，其后的内容会移除 (回车)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>修改问题</translation>
    </message>
    <message>
        <source>Leave the question as it was (Esc)</source>
        <translation>保留原问题 (Esc)</translation>
    </message>
    <message>
        <source>You asked</source>
        <translation>我的问题</translation>
    </message>
</context>
<context>
    <name>QuickActionBar</name>
    <message>
        <source>Edit the quick actions…</source>
        <translation>编辑快捷操作…</translation>
    </message>
    <message>
        <source>More quick actions</source>
        <translation>更多快捷操作</translation>
    </message>
</context>
<context>
    <name>QuickActions</name>
    <message>
        <source>Describe</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Read the text</source>
        <translation>提取文字</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>总结</translation>
    </message>
    <message>
        <source>Table to CSV</source>
        <translation>表格转 CSV</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>翻译</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>“{name}” is there already. Replace it?</source>
        <translation>“{name}”已存在。是否替换？</translation>
    </message>
</context>
<context>
    <name>SeenPicture</name>
    <message>
        <source>Making the picture…</source>
        <translation>正在生成画面…</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>模型看到的画面</translation>
    </message>
    <message>
        <source>{size}, shown at {share} %</source>
        <translation>{size}，以 {share}% 显示</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>SelectionOverlay</name>
    <message>
        <source>Capture</source>
        <translation>截取</translation>
    </message>
    <message>
        <source>Screen capture</source>
        <translation>屏幕截取</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Choose model, device and precision</source>
        <translation>选择模型、设备和精度</translation>
    </message>
    <message>
        <source>{setting}: {value}</source>
        <translation>{setting}：{value}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>0 gives the likeliest answer, the same each time.</source>
        <translation>设为 0 时给出最可能的回答，每次相同。</translation>
    </message>
    <message>
        <source>After it, a live region is asked about though it still moves.</source>
        <translation>超过此时间后，即使实时区域仍在变化也会提问。</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>As the model can</source>
        <translation>按模型能力</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Captures a region while any program is in front.</source>
        <translation>无论哪个程序在最前，都可截取区域。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Earlier questions</source>
        <translation>先前的问题</translation>
    </message>
    <message>
        <source>Fewer bits need less memory and can be faster.</source>
        <translation>位数越少，占用内存越少，也可能更快。</translation>
    </message>
    <message>
        <source>Frees its memory; the next question loads it again.</source>
        <translation>释放内存，下次提问时重新加载。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Hotkey</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>How many earlier questions about one place the model is told.</source>
        <translation>针对同一位置，告诉模型多少个先前的问题。</translation>
    </message>
    <message>
        <source>How often it is looked at.</source>
        <translation>查看的频率。</translation>
    </message>
    <message>
        <source>In tokens, the pieces of text that the model writes.</source>
        <translation>以 token 计，即模型写出的文本单位。</translation>
    </message>
    <message>
        <source>Invert pages</source>
        <translation>页面反色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Latency overlay</source>
        <translation>延迟浮层</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light print on dark paper.</source>
        <translation>深色纸面，浅色文字。</translation>
    </message>
    <message>
        <source>Live region</source>
        <translation>实时区域</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>回答长度上限</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>检查新版本</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Memory for pages read ahead</source>
        <translation>预读页面的内存</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>New conversations are not kept on this computer.</source>
        <translation>新对话不保存在此电脑上。</translation>
    </message>
    <message>
        <source>Of menus and messages. Answers come in the language of the question.</source>
        <translation>菜单和消息的语言。回答使用提问的语言。</translation>
    </message>
    <message>
        <source>Of the text of the conversation.</source>
        <translation>对话文字的大小。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Private mode</source>
        <translation>隐私模式</translation>
    </message>
    <message>
        <source>Read ahead</source>
        <translation>预读</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Reopen documents</source>
        <translation>重新打开文档</translation>
    </message>
    <message>
        <source>Screen capture</source>
        <translation>屏幕截取</translation>
    </message>
    <message>
        <source>Shows on the page how long the first token took.</source>
        <translation>在页面上显示首个 token 的用时。</translation>
    </message>
    <message>
        <source>Size of answers</source>
        <translation>回答文字大小</translation>
    </message>
    <message>
        <source>So long a changed live region must stand still before it is asked about.</source>
        <translation>实时区域变化后须静止这么久才会提问。</translation>
    </message>
    <message>
        <source>Starts with the tabs that were open.</source>
        <translation>启动时打开上次的标签页。</translation>
    </message>
    <message>
        <source>Still for</source>
        <translation>静止时长</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>The model reads the page on screen before you ask.</source>
        <translation>提问之前，模型先读取屏幕上的页面。</translation>
    </message>
    <message>
        <source>The pages not asked about for longest are dropped.</source>
        <translation>最久未提问的页面会先清除。</translation>
    </message>
    <message>
        <source>Unload the model when idle</source>
        <translation>空闲时释放模型</translation>
    </message>
    <message>
        <source>What reads the pages and answers.</source>
        <translation>用于读取页面和回答问题。</translation>
    </message>
    <message>
        <source>When Docent starts, once a day at most: GitHub is asked for the number of the newest release. Nothing else is sent, and nothing is downloaded.</source>
        <translation>启动 Docent 时，每天最多一次：向 GitHub 询问最新版本的编号。不发送其他任何内容，也不下载任何内容。</translation>
    </message>
    <message>
        <source>Where the model runs.</source>
        <translation>用于运行模型。</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>times a second</source>
        <translation>次/秒</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Defaults restored.</source>
        <translation>已恢复默认设置。</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>没有匹配的设置。</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>No shortcut matches.</source>
        <translation>没有匹配的快捷键。</translation>
    </message>
    <message>
        <source>Search by command or key</source>
        <translation>按命令或按键搜索</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Outline</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Pages and outline</source>
        <translation>页面与目录</translation>
    </message>
    <message>
        <source>Pages or outline</source>
        <translation>页面或目录</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Documents, questions and answers stay on this computer.</source>
        <translation>文档、问题和回答都留在此电脑上。</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>Model: {state}</source>
        <translation>模型：{state}</translation>
    </message>
    <message>
        <source>Models and device</source>
        <translation>模型与设备</translation>
    </message>
    <message>
        <source>model fetched, nothing sent</source>
        <translation>已下载模型，未发送数据</translation>
    </message>
    <message>
        <source>nothing sent</source>
        <translation>未发送数据</translation>
    </message>
    <message>
        <source>private · {promise}</source>
        <translation>隐私 · {promise}</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>{model} · loading</source>
        <translation>{model} · 正在加载</translation>
    </message>
    <message>
        <source>{model} · loading {percent} %</source>
        <translation>{model} · 正在加载 {percent}%</translation>
    </message>
    <message>
        <source>{model} · not loaded</source>
        <translation>{model} · 未加载</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>first token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>other parts</source>
        <translation>其他部分</translation>
    </message>
    <message>
        <source>prefill</source>
        <translation>预填充</translation>
    </message>
    <message>
        <source>preprocess</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>projector</source>
        <translation>投影层</translation>
    </message>
    <message>
        <source>render</source>
        <translation>渲染</translation>
    </message>
    <message>
        <source>vision tower</source>
        <translation>视觉编码器</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>Ask something: here you see where the time goes.</source>
        <translation>提问后，这里会显示时间用在哪里。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copies the steps of every answer since the start</source>
        <translation>复制启动以来每次回答的各步用时</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Steps of the last answer</source>
        <translation>最新回答的各步用时</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>生成速度</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>回答数</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>现读</translation>
    </message>
    <message>
        <source>image tokens</source>
        <translation>图像 token</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>prompt tokens</source>
        <translation>提示 token</translation>
    </message>
    <message>
        <source>this session</source>
        <translation>本次运行</translation>
    </message>
    <message>
        <source>to the first token</source>
        <translation>到首个 token</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation>{rate} token/s</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Close the tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>关闭 {name}</translation>
    </message>
    <message>
        <source>Earlier tabs</source>
        <translation>前面的标签页</translation>
    </message>
    <message>
        <source>Later tabs</source>
        <translation>后面的标签页</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>打开的文档</translation>
    </message>
</context>
<context>
    <name>TabQuestions</name>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>{width} × {height} px, as the model saw it</source>
        <translation>{width} × {height} 像素，模型当时看到的画面</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>New tab</source>
        <translation>新标签页</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Capture a region</source>
        <translation>截取区域</translation>
    </message>
    <message>
        <source>Capture a screen</source>
        <translation>截取屏幕</translation>
    </message>
    <message>
        <source>Capture a window</source>
        <translation>截取窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>显示窗口</translation>
    </message>
</context>
<context>
    <name>TurnActions</name>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>修改问题</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Show what the model saw</source>
        <translation>显示模型看到的画面</translation>
    </message>
</context>
<context>
    <name>TurnList</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Go to the newest answer</source>
        <translation>转到最新回答</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Ask again</source>
        <translation>再问一次</translation>
    </message>
    <message>
        <source>Go to this place on the page</source>
        <translation>转到页面上的此位置</translation>
    </message>
    <message>
        <source>Looking at part {part} of {parts}…</source>
        <translation>正在查看第 {part} 部分，共 {parts} 部分…</translation>
    </message>
    <message>
        <source>Reading the page…</source>
        <translation>正在读取页面…</translation>
    </message>
    <message>
        <source>Send the same question once more</source>
        <translation>再次发送同一问题</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stopped: the model began to repeat itself.</source>
        <translation>已停止：模型开始重复内容。</translation>
    </message>
    <message>
        <source>The answer was cut at its longest length.</source>
        <translation>回答已达长度上限，在此截断。</translation>
    </message>
    <message>
        <source>The model found nothing to say.</source>
        <translation>模型没有给出回答。</translation>
    </message>
    <message>
        <source>The model was unsure: check it on the page.</source>
        <translation>模型没有把握，需对照页面核实。</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>正在等待模型…</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message numerus="yes">
        <source>%n answer(s) dropped.</source>
        <translation>
            <numerusform>已移除 %n 个回答。</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer replaced.</source>
        <translation>回答已替换。</translation>
    </message>
    <message>
        <source>Bring back what was there before</source>
        <translation>恢复原来的内容</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: bring the answers back</source>
        <translation>撤销：恢复回答</translation>
    </message>
</context>
<context>
    <name>UnsavedBar</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Not saved: it is gone when Docent ends</source>
        <translation>未保存：Docent 退出后即消失</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>Open its page</source>
        <translation>打开其页面</translation>
    </message>
    <message>
        <source>You have {version}. Nothing is downloaded by itself.</source>
        <translation>当前版本为 {version}。不会自动下载任何内容。</translation>
    </message>
    <message>
        <source>{name} {version} has been released.</source>
        <translation>{name} {version} 已发布。</translation>
    </message>
</context>
<context>
    <name>UpdateRow</name>
    <message>
        <source>Check for updates</source>
        <translation>检查更新</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>打开其页面</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>这是最新版本。</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>{name} {version} has been released.</source>
        <translation>{name} {version} 已发布。</translation>
    </message>
</context>
<context>
    <name>Viewport</name>
    <message>
        <source>Drop a PDF or a picture here</source>
        <translation>将 PDF 或图片拖到这里</translation>
    </message>
    <message>
        <source>No document is open</source>
        <translation>未打开文档</translation>
    </message>
    <message>
        <source>Page {page} of {count}, {zoom} %</source>
        <translation>第 {page} 页，共 {count} 页，{zoom}%</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>To page {page}</source>
        <translation>转到第 {page} 页</translation>
    </message>
    <message>
        <source>region on page {page}, {width} by {height} points, {x} from the left, {y} from the top</source>
        <translation>第 {page} 页上的区域，宽 {width} 点，高 {height} 点，距左边 {x} 点，距顶边 {y} 点</translation>
    </message>
</context>
<context>
    <name>Warmth</name>
    <message>
        <source>The page had been read before the question came.</source>
        <translation>提问之前已读取页面。</translation>
    </message>
    <message>
        <source>The page had been read for an earlier question.</source>
        <translation>先前提问时已读取页面。</translation>
    </message>
    <message>
        <source>The page was read for this answer.</source>
        <translation>为此回答读取了页面。</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>现读</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>预读</translation>
    </message>
</context>
<context>
    <name>WaysIn</name>
    <message>
        <source>Command to bind: {command}</source>
        <translation>要绑定的命令：{command}</translation>
    </message>
    <message>
        <source>No keys are chosen in the desktop.</source>
        <translation>桌面中未选择按键。</translation>
    </message>
    <message>
        <source>The desktop has it on {keys}.</source>
        <translation>桌面将其设为 {keys}。</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Ask about this page</source>
        <translation>就此页提问</translation>
    </message>
    <message>
        <source>Ask: {question}</source>
        <translation>提问：{question}</translation>
    </message>
    <message>
        <source>Capture a region of the screen</source>
        <translation>截取屏幕的一个区域</translation>
    </message>
    <message>
        <source>Capture…</source>
        <translation>截取…</translation>
    </message>
    <message>
        <source>Drag a rectangle on the page to ask about a part: small print is read best that way.</source>
        <translation>在页面上拖出矩形，可以只问这一部分；小字这样读得最准。</translation>
    </message>
    <message>
        <source>Open lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open the sample document</source>
        <translation>打开示例文档</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Marks a region of the sample and asks this</source>
        <translation>在示例中框选一个区域并提出此问题</translation>
    </message>
    <message>
        <source>Drop a PDF or a picture on this window, or capture what is on the screen.</source>
        <translation>将 PDF 或图片拖到此窗口，或截取屏幕上的内容。</translation>
    </message>
    <message>
        <source>Open a document</source>
        <translation>打开文档</translation>
    </message>
    <message>
        <source>Try it on the sample</source>
        <translation>用示例试试</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A folder {0} is there already.</source>
        <extracomment>{0}: target</extracomment>
        <translation>文件夹 {0} 已存在。</translation>
    </message>
    <message>
        <source>A model named {0} is installed already.</source>
        <extracomment>{0}: name</extracomment>
        <translation>已安装名为 {0} 的模型。</translation>
    </message>
    <message>
        <source>Ask a shorter question or start a new conversation.</source>
        <translation>缩短问题，或新建对话。</translation>
    </message>
    <message>
        <source>Ask again: it is loaded for the question.</source>
        <translation>再次提问，模型会自动加载。</translation>
    </message>
    <message>
        <source>Ask again; the log has the details.</source>
        <translation>再次提问；详情见日志。</translation>
    </message>
    <message>
        <source>Ask its owner, or copy it first.</source>
        <translation>联系文件所有者，或先复制一份。</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT, or try again later.</source>
        <translation>检查 HF_ENDPOINT，或稍后重试。</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT.</source>
        <translation>检查 HF_ENDPOINT。</translation>
    </message>
    <message>
        <source>Check that this folder can be written to; until then they last as long as the window.</source>
        <translation>确认此文件夹可写；在此之前，对话只保留到窗口关闭。</translation>
    </message>
    <message>
        <source>Check the disk and the file.</source>
        <translation>检查磁盘和文件。</translation>
    </message>
    <message>
        <source>Check the folder and its permissions, or set DOCENT_MODELS_DIR to another one.</source>
        <translation>检查该文件夹及其权限，或将 DOCENT_MODELS_DIR 设为其他文件夹。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>检查文件名和文件夹。</translation>
    </message>
    <message>
        <source>Check the network connection and run the same command again: it goes on where it stopped.</source>
        <translation>检查网络连接，然后再次运行同一命令，下载会从中断处继续。</translation>
    </message>
    <message>
        <source>Check the network connection, then try again: what is here stays.</source>
        <translation>检查网络连接，然后重试；已下载的部分会保留。</translation>
    </message>
    <message>
        <source>Check the password and try again.</source>
        <translation>检查密码，然后重试。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>检查路径。</translation>
    </message>
    <message>
        <source>Check the variable DISPLAY.</source>
        <translation>请检查变量 DISPLAY。</translation>
    </message>
    <message>
        <source>Choose 1 or more.</source>
        <translation>选择 1 或更大的值。</translation>
    </message>
    <message>
        <source>Choose a combination with Ctrl or Alt, such as Ctrl+Shift+A.</source>
        <translation>请选择包含 Ctrl 或 Alt 的组合，例如 Ctrl+Shift+A。</translation>
    </message>
    <message>
        <source>Choose a larger region.</source>
        <translation>选择更大的区域。</translation>
    </message>
    <message>
        <source>Choose a name that ends in .md or .csv.</source>
        <translation>请选择以 .md 或 .csv 结尾的名称。</translation>
    </message>
    <message>
        <source>Choose a name that ends in .md, .html or .json.</source>
        <translation>使用以 .md、.html 或 .json 结尾的文件名。</translation>
    </message>
    <message>
        <source>Choose a page from 1 to {0}.</source>
        <extracomment>{0}: self.page_count</extracomment>
        <translation>选择第 1 至 {0} 页。</translation>
    </message>
    <message>
        <source>Choose another folder, or check that this one can be written to.</source>
        <translation>选择其他文件夹，或确认此文件夹可写。</translation>
    </message>
    <message>
        <source>Choose another model to use instead.</source>
        <translation>改用其他模型。</translation>
    </message>
    <message>
        <source>Choose auto or cpu, or install a CUDA build of torch.</source>
        <translation>选择 auto 或 cpu，或安装支持 CUDA 的 torch。</translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <extracomment>{0}: &apos;, &apos;.join(DEVICES)</extracomment>
        <translation>从以下选项中选择：{0}。</translation>
    </message>
    <message>
        <source>Choose one such as Ctrl+Shift+A.</source>
        <translation>请选择类似 Ctrl+Shift+A 的组合。</translation>
    </message>
    <message>
        <source>Choose other keys.</source>
        <translation>请选择其他按键。</translation>
    </message>
    <message>
        <source>Choose page 1.</source>
        <translation>选择第 1 页。</translation>
    </message>
    <message>
        <source>Choose the device auto or cpu.</source>
        <translation>设备选择 auto 或 cpu。</translation>
    </message>
    <message>
        <source>Choose the device cpu, or the precision auto.</source>
        <translation>设备选择 cpu，或精度选择 auto。</translation>
    </message>
    <message>
        <source>Choose the folder of a FastVLM checkpoint, as it was downloaded.</source>
        <translation>选择下载所得的 FastVLM 检查点文件夹，保持原样。</translation>
    </message>
    <message>
        <source>Choose the keys again in a moment.</source>
        <translation>请稍后重新选择按键。</translation>
    </message>
    <message>
        <source>Choose the keys again in the settings.</source>
        <translation>请在设置中重新选择按键。</translation>
    </message>
    <message>
        <source>Choose the precision auto.</source>
        <translation>精度选择 auto。</translation>
    </message>
    <message>
        <source>Choose the region again.</source>
        <translation>请重新选择区域。</translation>
    </message>
    <message>
        <source>Close it, then capture again.</source>
        <translation>请将其关闭，然后重新截取。</translation>
    </message>
    <message>
        <source>Close its window and try again.</source>
        <translation>请关闭其窗口后重试。</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller model.</source>
        <translation>关闭其他程序，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or int8.</source>
        <translation>关闭其他程序，或选择更小的模型或 int8。</translation>
    </message>
    <message>
        <source>Close other programs, or take a smaller model.</source>
        <translation>关闭其他程序，或改用更小的模型。</translation>
    </message>
    <message>
        <source>Close other tabs or programs, then try again.</source>
        <translation>请关闭其他标签页或程序，然后重试。</translation>
    </message>
    <message>
        <source>Conversations cannot be saved in {0}.</source>
        <extracomment>{0}: path.parent</extracomment>
        <translation>无法将对话保存到 {0}。</translation>
    </message>
    <message>
        <source>Copy the address instead.</source>
        <translation>可改为复制网址。</translation>
    </message>
    <message>
        <source>Docent cannot start: {0}.</source>
        <extracomment>{0}: error</extracomment>
        <translation>Docent 无法启动：{0}。</translation>
    </message>
    <message>
        <source>Docent failed at this model.</source>
        <translation>Docent 处理此模型时出错。</translation>
    </message>
    <message>
        <source>Encode it again with this one.</source>
        <translation>用当前引擎重新编码。</translation>
    </message>
    <message>
        <source>Fetch it again from where it is published.</source>
        <translation>从发布处重新下载。</translation>
    </message>
    <message>
        <source>Fetch it in a browser and install it with: docent models add DIR.</source>
        <translation>用浏览器下载，再用此命令安装：docent models add DIR。</translation>
    </message>
    <message>
        <source>Fetch it with: docent models download {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation>用此命令下载：docent models download {0}。</translation>
    </message>
    <message>
        <source>Fetch or save the file again.</source>
        <translation>重新下载或保存该文件。</translation>
    </message>
    <message>
        <source>Fetch the checkpoint again, with all its files.</source>
        <translation>重新下载检查点的全部文件。</translation>
    </message>
    <message>
        <source>Fetch the checkpoint again.</source>
        <translation>重新下载检查点。</translation>
    </message>
    <message>
        <source>Free some space and run the same command again, or set DOCENT_MODELS_DIR to another disk.</source>
        <translation>腾出一些空间后再次运行同一命令，或将 DOCENT_MODELS_DIR 设到其他磁盘。</translation>
    </message>
    <message>
        <source>Free some space, or set DOCENT_MODELS_DIR to a folder on another disk.</source>
        <translation>腾出一些空间，或将 DOCENT_MODELS_DIR 设为其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Give a FastVLM folder or a complete zip archive of one.</source>
        <translation>指定 FastVLM 文件夹或其完整的 zip 压缩包。</translation>
    </message>
    <message>
        <source>Give a PDF or a picture.</source>
        <translation>指定 PDF 或图片。</translation>
    </message>
    <message>
        <source>Give a number from {0} to {1}.</source>
        <extracomment>{0}: lowest, {1}: highest</extracomment>
        <translation>输入 {0} 到 {1} 之间的数。</translation>
    </message>
    <message>
        <source>Give a whole number from {0} to {1}.</source>
        <extracomment>{0}: lowest, {1}: highest</extracomment>
        <translation>输入 {0} 到 {1} 之间的整数。</translation>
    </message>
    <message>
        <source>Give a width and a height above 0.</source>
        <translation>宽度和高度须大于 0。</translation>
    </message>
    <message>
        <source>Give another name with --name, or remove that one with: docent models remove {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation>用 --name 指定其他名称，或用此命令移除已有的模型：docent models remove {0}。</translation>
    </message>
    <message>
        <source>Give another with --name.</source>
        <translation>用 --name 指定其他名称。</translation>
    </message>
    <message>
        <source>Give it as X,Y,WIDTH,HEIGHT.</source>
        <translation>格式为 X,Y,WIDTH,HEIGHT。</translation>
    </message>
    <message>
        <source>Give its password.</source>
        <translation>输入密码。</translation>
    </message>
    <message>
        <source>Give one above 0, up to 1.</source>
        <translation>输入大于 0 且不超过 1 的值。</translation>
    </message>
    <message>
        <source>Give the folder that holds a FastVLM checkpoint.</source>
        <translation>指定包含 FastVLM 检查点的文件夹。</translation>
    </message>
    <message>
        <source>Give the folder that holds config.json and the safetensors files.</source>
        <translation>指定包含 config.json 和 safetensors 文件的文件夹。</translation>
    </message>
    <message>
        <source>HF_HUB_OFFLINE forbids going online.</source>
        <translation>HF_HUB_OFFLINE 禁止联网。</translation>
    </message>
    <message>
        <source>Install an archive with: docent models add FILE.</source>
        <translation>用此命令安装压缩包：docent models add FILE。</translation>
    </message>
    <message>
        <source>Install it again, or the system libraries that Qt needs.</source>
        <translation>请重新安装，或安装 Qt 所需的系统库。</translation>
    </message>
    <message>
        <source>Install xdg-desktop-portal with the part for this desktop, log in again, then capture.</source>
        <translation>请安装 xdg-desktop-portal 及适用于此桌面的组件，重新登录后再截取。</translation>
    </message>
    <message>
        <source>It was set aside as {0} in {1}, and a new one was begun.</source>
        <extracomment>{0}: aside.name, {1}: aside.parent</extracomment>
        <translation>原记录已另存为 {0}，位于 {1}，并已新建一份记录。</translation>
    </message>
    <message>
        <source>Its sides must be multiples of {0}.</source>
        <extracomment>{0}: stride</extracomment>
        <translation>边长必须是 {0} 的倍数。</translation>
    </message>
    <message>
        <source>Its weights are damaged: verify the model or fetch it again.</source>
        <translation>权重已损坏：校验模型或重新下载。</translation>
    </message>
    <message>
        <source>Load the model again.</source>
        <translation>重新加载模型。</translation>
    </message>
    <message>
        <source>Look at the repository&apos;s page, fetch it by hand and install it with: docent models add DIR.</source>
        <translation>查看仓库页面，手动下载，再用此命令安装：docent models add DIR。</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>腾出磁盘空间。</translation>
    </message>
    <message>
        <source>Make room on the disk; saving then goes on by itself.</source>
        <translation>腾出磁盘空间后，保存会自动继续。</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>指定其中的文件。</translation>
    </message>
    <message>
        <source>Name the real file.</source>
        <translation>指定实际的文件。</translation>
    </message>
    <message>
        <source>No Apple GPU was found.</source>
        <translation>未找到 Apple GPU。</translation>
    </message>
    <message>
        <source>No CUDA device was found.</source>
        <translation>未找到 CUDA 设备。</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>未加载模型。</translation>
    </message>
    <message>
        <source>No model named {0} can be fetched.</source>
        <extracomment>{0}: name</extracomment>
        <translation>没有名为 {0} 的模型可供下载。</translation>
    </message>
    <message>
        <source>Open a PDF or a picture (PNG, JPEG, WebP, TIFF, GIF, BMP).</source>
        <translation>打开 PDF 或图片（PNG、JPEG、WebP、TIFF、GIF、BMP）。</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>重新打开。</translation>
    </message>
    <message>
        <source>Open it to go to this place.</source>
        <translation>打开后才能转到此位置。</translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation>先打开一个文档。</translation>
    </message>
    <message>
        <source>Open the file again.</source>
        <translation>重新打开文件。</translation>
    </message>
    <message>
        <source>Put it back, or open it from where it is now.</source>
        <translation>将文件放回原处，或从现在的位置打开。</translation>
    </message>
    <message>
        <source>Question and history make {0} tokens and the model takes {1}.</source>
        <extracomment>{0}: prompt_tokens, {1}: context_length</extracomment>
        <translation>问题和历史共 {0} 个 token，模型最多接受 {1} 个。</translation>
    </message>
    <message>
        <source>Remove it with: docent models remove {0}.</source>
        <extracomment>{0}: manifest.name</extracomment>
        <translation>用此命令移除：docent models remove {0}。</translation>
    </message>
    <message>
        <source>Remove the model with: docent models remove {0}, then install it again.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>先用此命令移除模型，再重新安装：docent models remove {0}。</translation>
    </message>
    <message>
        <source>Remove the model, then install it again.</source>
        <translation>移除模型，然后重新安装。</translation>
    </message>
    <message>
        <source>Resume to go on.</source>
        <translation>请点击“继续”。</translation>
    </message>
    <message>
        <source>Resume to load it again.</source>
        <translation>请点击“继续”以重新加载。</translation>
    </message>
    <message>
        <source>Run `docent diagnose`, or install Docent again.</source>
        <translation>运行 `docent diagnose`，或重新安装 Docent。</translation>
    </message>
    <message>
        <source>Run the same command again: only this file is fetched again.</source>
        <translation>再次运行同一命令，只会重新下载此文件。</translation>
    </message>
    <message>
        <source>Save it again as PNG or JPEG in another program.</source>
        <translation>用其他程序重新保存为 PNG 或 JPEG。</translation>
    </message>
    <message>
        <source>See the names with: docent models list, or give a checkpoint folder.</source>
        <translation>用 docent models list 查看名称，或指定检查点文件夹。</translation>
    </message>
    <message>
        <source>See what is with: docent models list.</source>
        <translation>用此命令查看已有模型：docent models list。</translation>
    </message>
    <message>
        <source>Select the region again.</source>
        <translation>重新框选区域。</translation>
    </message>
    <message>
        <source>Set HF_ENDPOINT to one that starts with https://.</source>
        <translation>将 HF_ENDPOINT 设为以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>Set all screens to the same scale, then capture again.</source>
        <translation>请将所有屏幕设为相同的缩放比例，然后重新截取。</translation>
    </message>
    <message>
        <source>Set it again in the settings, or bind a key to the capture command in the desktop&apos;s own.</source>
        <translation>请在设置中重新设定，或在桌面的设置中为截取命令绑定按键。</translation>
    </message>
    <message>
        <source>Shrink it to under {0} million pixels.</source>
        <extracomment>{0}: MOST_PIXELS // 1000000</extracomment>
        <translation>缩小到 {0} 百万像素以下。</translation>
    </message>
    <message>
        <source>Shrink or cut it to {0} million pixels, no side above {1}.</source>
        <extracomment>{0}: MOST_PIXELS // 1000000, {1}: LONGEST_SIDE</extracomment>
        <translation>缩小或裁剪到 {0} 百万像素以内，边长不超过 {1} 像素。</translation>
    </message>
    <message>
        <source>Something went wrong inside Docent.</source>
        <translation>Docent 内部出错。</translation>
    </message>
    <message>
        <source>Start Docent again.</source>
        <translation>重新启动 Docent。</translation>
    </message>
    <message>
        <source>Start Docent from within the desktop&apos;s session.</source>
        <translation>请在桌面会话中启动 Docent。</translation>
    </message>
    <message>
        <source>Start Docent in a desktop session.</source>
        <translation>请在桌面会话中启动 Docent。</translation>
    </message>
    <message>
        <source>That is no FastVLM: fetch the checkpoint again.</source>
        <translation>这不是 FastVLM：重新下载检查点。</translation>
    </message>
    <message>
        <source>The Docent that is running is an older version, which cannot capture the screen.</source>
        <translation>正在运行的 Docent 版本较旧，无法截取屏幕。</translation>
    </message>
    <message>
        <source>The X server does not answer.</source>
        <translation>X 服务器没有响应。</translation>
    </message>
    <message>
        <source>The X server {0} cannot be reached.</source>
        <extracomment>{0}: shown or &apos;(none)&apos;</extracomment>
        <translation>无法连接 X 服务器 {0}。</translation>
    </message>
    <message>
        <source>The conversation needs {0} places and the cache has {1}.</source>
        <extracomment>{0}: end, {1}: self.capacity</extracomment>
        <translation>对话需要 {0} 个缓存位置，而缓存只有 {1} 个。</translation>
    </message>
    <message>
        <source>The desktop cannot be asked for a picture of the screen: there is no session bus.</source>
        <translation>无法向桌面请求屏幕画面：没有会话总线。</translation>
    </message>
    <message>
        <source>The desktop did not allow a hotkey.</source>
        <translation>桌面未允许使用快捷键。</translation>
    </message>
    <message>
        <source>The desktop did not allow a picture of the screen.</source>
        <translation>桌面未允许截取屏幕。</translation>
    </message>
    <message>
        <source>The desktop did not answer when it was asked for a picture of the screen.</source>
        <translation>桌面未对屏幕画面的请求作出答复。</translation>
    </message>
    <message>
        <source>The desktop reported an error instead of a picture of the screen.</source>
        <translation>桌面返回了错误，而不是屏幕画面。</translation>
    </message>
    <message>
        <source>The desktop said that it took a picture of the screen, but there is none.</source>
        <translation>桌面表示已截取屏幕，但并没有画面。</translation>
    </message>
    <message>
        <source>The desktop&apos;s answer to the capture was not understood.</source>
        <translation>无法理解桌面对截取请求的答复。</translation>
    </message>
    <message>
        <source>The desktop&apos;s hotkey stopped working.</source>
        <translation>桌面的快捷键已失效。</translation>
    </message>
    <message>
        <source>The desktop&apos;s picture does not fit the screens.</source>
        <translation>桌面提供的画面与屏幕不符。</translation>
    </message>
    <message>
        <source>The desktop&apos;s screen capture ended before it gave a picture.</source>
        <translation>桌面的屏幕截取在提供画面之前就结束了。</translation>
    </message>
    <message>
        <source>The disk is full: conversations are not being saved.</source>
        <translation>磁盘已满，对话未在保存。</translation>
    </message>
    <message>
        <source>The disk is full: {0} takes no more.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>磁盘已满：{0} 无法再写入。</translation>
    </message>
    <message>
        <source>The disk is too full: {0} needs {1} and {2} are free.</source>
        <extracomment>{0}: folder, {1}: gigabytes(needed), {2}: gigabytes(free)</extracomment>
        <translation>磁盘空间不足：{0} 需要 {1}，可用 {2}。</translation>
    </message>
    <message>
        <source>The document could not be searched.</source>
        <translation>无法在文档中查找。</translation>
    </message>
    <message>
        <source>The document reader did not start.</source>
        <translation>文档读取进程未能启动。</translation>
    </message>
    <message>
        <source>The document reader was shut down.</source>
        <translation>文档读取进程已关闭。</translation>
    </message>
    <message>
        <source>The engine is at work in another thread.</source>
        <translation>引擎正在另一线程中工作。</translation>
    </message>
    <message>
        <source>The engine is closed.</source>
        <translation>引擎已关闭。</translation>
    </message>
    <message>
        <source>The file may be damaged: try another page, or fetch it again.</source>
        <translation>文件可能已损坏：换一页试试，或重新下载。</translation>
    </message>
    <message>
        <source>The history of conversations was damaged.</source>
        <translation>对话历史记录已损坏。</translation>
    </message>
    <message>
        <source>The history was written by a newer version and cannot be read by this one.</source>
        <translation>历史记录由更新的版本写入，此版本无法读取。</translation>
    </message>
    <message>
        <source>The hotkey lost its connection to the X server.</source>
        <translation>快捷键与 X 服务器的连接已断开。</translation>
    </message>
    <message>
        <source>The licence of {0} was not accepted, so the model was not fetched.</source>
        <extracomment>{0}: known.repo_id</extracomment>
        <translation>未接受 {0} 的许可证，因此未下载模型。</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>详情见日志。</translation>
    </message>
    <message>
        <source>The model computed values that are not numbers (NaN).</source>
        <translation>模型算出了非数值 (NaN)。</translation>
    </message>
    <message>
        <source>The model read the picture as values that are not numbers (NaN).</source>
        <translation>模型读取图片时得到非数值 (NaN)。</translation>
    </message>
    <message>
        <source>The model stopped with an error.</source>
        <translation>模型出错并停止。</translation>
    </message>
    <message>
        <source>The model was unloaded.</source>
        <translation>模型已卸载。</translation>
    </message>
    <message>
        <source>The picture could not be kept.</source>
        <translation>无法保留该图片。</translation>
    </message>
    <message>
        <source>{0} has {1} pages; there is no page {2}.</source>
        <extracomment>{0}: self.name, {1}: self.page_count, {2}: index + 1</extracomment>
        <translation>{0} 有 {1} 页，没有第 {2} 页。</translation>
    </message>
    <message>
        <source>The model&apos;s engine does not start ({0}).</source>
        <extracomment>{0}: error</extracomment>
        <translation>模型引擎无法启动（{0}）。</translation>
    </message>
    <message>
        <source>A dialog of Docent is open.</source>
        <translation>Docent 的一个对话框处于打开状态。</translation>
    </message>
    <message>
        <source>A network may want you to sign in first; or look at {0}.</source>
        <extracomment>{0}: HOMEPAGE</extracomment>
        <translation>网络可能要求先登录；或者查看 {0}。</translation>
    </message>
    <message>
        <source>A region of this desktop cannot be watched: it hands out single pictures only.</source>
        <translation>无法观察此桌面的区域：它只提供单幅画面。</translation>
    </message>
    <message>
        <source>A stick formatted as FAT32 takes no file over 4 GB: format it as exFAT.</source>
        <translation>FAT32 格式的 U 盘不能存放超过 4 GB 的文件：请格式化为 exFAT。</translation>
    </message>
    <message>
        <source>Allow Docent in System Settings, Privacy &amp; Security, Screen Recording. Then quit Docent and open it again.</source>
        <translation>请在“系统设置”的“隐私与安全性 &gt; 屏幕录制”中允许 Docent，然后退出并重新打开 Docent。</translation>
    </message>
    <message>
        <source>Allow Docent to take screenshots in the desktop&apos;s privacy settings, then capture again with Docent&apos;s window in front.</source>
        <translation>请在桌面的隐私设置中允许 Docent 截屏，然后将 Docent 窗口置于最前并重新截取。</translation>
    </message>
    <message>
        <source>Allow it in the desktop&apos;s settings, or bind a key to the capture command there.</source>
        <translation>请在桌面设置中允许，或在其中为截取命令绑定按键。</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s privacy settings.</source>
        <translation>请在系统的隐私设置中允许。</translation>
    </message>
    <message>
        <source>Another program already uses {0}.</source>
        <extracomment>{0}: combination.shown</extracomment>
        <translation>另一个程序已在使用 {0}。</translation>
    </message>
    <message>
        <source>Ask whoever made it for a pack with a licence.</source>
        <translation>请向制作者索取带许可证的模型包。</translation>
    </message>
    <message>
        <source>Ask whoever made it for another.</source>
        <translation>请向制作者索取另一个。</translation>
    </message>
    <message>
        <source>Bind a key to the capture command in the desktop&apos;s keyboard settings.</source>
        <translation>请在桌面的键盘设置中为截取命令绑定按键。</translation>
    </message>
    <message>
        <source>Bind it in the desktop&apos;s keyboard settings to the command: {0}.</source>
        <extracomment>{0}: capture_command()</extracomment>
        <translation>请在桌面的键盘设置中将其绑定到命令：{0}。</translation>
    </message>
    <message>
        <source>Capture again once the screens have come to rest.</source>
        <translation>请在屏幕稳定后重新截取。</translation>
    </message>
    <message>
        <source>Capture again.</source>
        <translation>请重新截取。</translation>
    </message>
    <message>
        <source>Capture again. Where that does not help, log out and in again.</source>
        <translation>请重新截取。如果无效，请注销后重新登录。</translation>
    </message>
    <message>
        <source>Capture again. Where that does not help, update the desktop and its portal.</source>
        <translation>请重新截取。如果无效，请更新桌面及其 portal。</translation>
    </message>
    <message>
        <source>Capture the region as often as you need it, or log in with X11 (Xorg) to watch it.</source>
        <translation>请按需多次截取该区域，或使用 X11 (Xorg) 登录以进行观察。</translation>
    </message>
    <message>
        <source>Check that it is plugged in and that no other program uses it, then resume.</source>
        <translation>请检查它是否已连接、是否被其他程序占用，然后继续。</translation>
    </message>
    <message>
        <source>Check that the disk has room, then capture again.</source>
        <translation>请确认磁盘有空间，然后重新截取。</translation>
    </message>
    <message>
        <source>Check the disk or stick that it is on, then try again.</source>
        <translation>检查它所在的磁盘或 U 盘，然后重试。</translation>
    </message>
    <message>
        <source>Check the folder and its permissions.</source>
        <translation>检查该文件夹及其权限。</translation>
    </message>
    <message>
        <source>Check the network connection, or look at {0}.</source>
        <extracomment>{0}: HOMEPAGE</extracomment>
        <translation>请检查网络连接，或者查看 {0}。</translation>
    </message>
    <message>
        <source>Choose the precision auto or fp32.</source>
        <translation>请选择精度 auto 或 fp32。</translation>
    </message>
    <message>
        <source>Close this window, then choose again.</source>
        <translation>请关闭此窗口，然后重新选择。</translation>
    </message>
    <message>
        <source>Copy it again from where it came from.</source>
        <translation>从原处重新复制。</translation>
    </message>
    <message>
        <source>Docent is busy with another model.</source>
        <translation>Docent 正在处理另一个模型。</translation>
    </message>
    <message>
        <source>Docent opens links to web pages and mail only.</source>
        <translation>Docent 只打开网页和邮件链接。</translation>
    </message>
    <message>
        <source>Free some space, or write it to another disk.</source>
        <translation>释放一些空间，或写到另一个磁盘。</translation>
    </message>
    <message>
        <source>Give another name, or move that file away.</source>
        <translation>给出另一个名称，或移走该文件。</translation>
    </message>
    <message>
        <source>Give one, such as words=(&apos;Total&apos;, &apos;42.00&apos;).</source>
        <translation>请提供一个，例如 words=(&apos;合计&apos;, &apos;42.00&apos;)。</translation>
    </message>
    <message>
        <source>Install a folder with: docent models add DIR.</source>
        <translation>用此命令安装文件夹：docent models add DIR。</translation>
    </message>
    <message>
        <source>Install it first with: docent models add DIR.</source>
        <translation>先用此命令安装：docent models add DIR。</translation>
    </message>
    <message>
        <source>Install it with: docent models import FILE.</source>
        <translation>用此命令安装：docent models import FILE。</translation>
    </message>
    <message>
        <source>It can be brought back until this message is closed.</source>
        <translation>关闭此消息之前可以恢复。</translation>
    </message>
    <message>
        <source>It needs no pack: every Docent has it.</source>
        <translation>不需要模型包：每个 Docent 都自带它。</translation>
    </message>
    <message>
        <source>Let it end with {0}.</source>
        <extracomment>{0}: PACK_SUFFIX</extracomment>
        <translation>请以 {0} 结尾。</translation>
    </message>
    <message>
        <source>Only one thing can be watched at a time.</source>
        <translation>一次只能观察一处。</translation>
    </message>
    <message>
        <source>Open {0} when that is done.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>完成后再打开 {0}。</translation>
    </message>
    <message>
        <source>Put the licence as a file LICENSE beside the weights and add the model again.</source>
        <translation>将许可证存为 LICENSE 文件放在权重旁，再重新添加模型。</translation>
    </message>
    <message>
        <source>Remove that model first, then try again.</source>
        <translation>先移除该模型，然后重试。</translation>
    </message>
    <message>
        <source>The conversation before is not in the history.</source>
        <translation>之前的对话不在历史记录中。</translation>
    </message>
    <message>
        <source>The disk is full: {0} could not be finished.</source>
        <extracomment>{0}: target</extracomment>
        <translation>磁盘已满：无法完成 {0}。</translation>
    </message>
    <message>
        <source>The disk of {0} is too full: {1} needed, {2} free.</source>
        <extracomment>{0}: folder, {1}: gigabytes(needed), {2}: gigabytes(free)</extracomment>
        <translation>{0} 所在磁盘空间不足：需要 {1}，剩余 {2}。</translation>
    </message>
    <message>
        <source>The licence of {0} was not accepted, so the model was not installed.</source>
        <extracomment>{0}: name</extracomment>
        <translation>未接受 {0} 的许可证，因此未安装该模型。</translation>
    </message>
    <message>
        <source>The list of releases could not be asked ({0}).</source>
        <extracomment>{0}: _reason(error)</extracomment>
        <translation>无法查询版本列表（{0}）。</translation>
    </message>
    <message>
        <source>The page could not be drawn.</source>
        <translation>无法绘制页面。</translation>
    </message>
    <message>
        <source>The page is {0} wide and {1} high; choose a region on it.</source>
        <extracomment>{0}: page_width, {1}: page_height</extracomment>
        <translation>页面宽 {0}、高 {1}，需在此范围内选择区域。</translation>
    </message>
    <message>
        <source>The pages are shown as they were.</source>
        <translation>显示的仍是原来的页面。</translation>
    </message>
    <message>
        <source>The password does not open {0}.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>密码无法打开 {0}。</translation>
    </message>
    <message>
        <source>The picture cannot be read ({0}).</source>
        <extracomment>{0}: error</extracomment>
        <translation>无法读取图片（{0}）。</translation>
    </message>
    <message>
        <source>The picture has {0} x {1} pixels, more than the engine takes.</source>
        <extracomment>{0}: width, {1}: height</extracomment>
        <translation>图片为 {0} × {1} 像素，超出引擎的上限。</translation>
    </message>
    <message>
        <source>The picture is empty ({0} x {1} pixels).</source>
        <extracomment>{0}: width, {1}: height</extracomment>
        <translation>图片为空（{0} × {1} 像素）。</translation>
    </message>
    <message>
        <source>The picture that the desktop took of the screen could not be read.</source>
        <translation>无法读取桌面截取的屏幕画面。</translation>
    </message>
    <message>
        <source>The question is empty.</source>
        <translation>问题为空。</translation>
    </message>
    <message>
        <source>The quick actions could not be written to disk.</source>
        <translation>无法将快捷操作写入磁盘。</translation>
    </message>
    <message>
        <source>The reader process sent a picture of impossible size.</source>
        <translation>读取进程发来的图片尺寸无效。</translation>
    </message>
    <message>
        <source>The reader process stopped while reading {0}.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation>读取 {0} 时，读取进程停止了。</translation>
    </message>
    <message>
        <source>The region is empty: it is {0} wide and {1} high.</source>
        <extracomment>{0}: self.width, {1}: self.height</extracomment>
        <translation>区域为空：宽 {0}，高 {1}。</translation>
    </message>
    <message>
        <source>The region is not made of plain numbers.</source>
        <translation>区域的值不是普通数字。</translation>
    </message>
    <message>
        <source>The region lies on another page than the question.</source>
        <translation>区域与问题不在同一页。</translation>
    </message>
    <message>
        <source>The region {0},{1},{2},{3} lies outside the page.</source>
        <extracomment>{0}: self.x, {1}: self.y, {2}: self.width, {3}: self.height</extracomment>
        <translation>区域 {0},{1},{2},{3} 在页面之外。</translation>
    </message>
    <message>
        <source>The screens have different scales, and the desktop&apos;s picture does not tell what is on which.</source>
        <translation>各屏幕的缩放比例不同，而桌面画面无法说明各屏幕上的内容。</translation>
    </message>
    <message>
        <source>The server sends more than it announced.</source>
        <translation>服务器发送的数据超出其声明的大小。</translation>
    </message>
    <message>
        <source>The system does not let Docent use the camera.</source>
        <translation>系统不允许 Docent 使用摄像头。</translation>
    </message>
    <message>
        <source>The system gives no picture of the screen.</source>
        <translation>系统不提供屏幕画面。</translation>
    </message>
    <message>
        <source>The tensor {0} is stored as {1}.</source>
        <extracomment>{0}: name, {1}: stored.dtype_name</extracomment>
        <translation>张量 {0} 以 {1} 格式存储。</translation>
    </message>
    <message>
        <source>The tensor {0} is {1} where config.json makes it {2}.</source>
        <extracomment>{0}: name, {1}: list(tensor.shape), {2}: list(shape)</extracomment>
        <translation>张量 {0} 的形状为 {1}，而按 config.json 应为 {2}。</translation>
    </message>
    <message>
        <source>The tokenizer cannot spell every byte, so it would lose text.</source>
        <translation>分词器无法表示所有字节，会丢失文本。</translation>
    </message>
    <message>
        <source>The tokenizer in {0} cannot be read ({1}).</source>
        <extracomment>{0}: folder, {1}: error</extracomment>
        <translation>无法读取 {0} 中的分词器（{1}）。</translation>
    </message>
    <message>
        <source>The tokenizer in {0} has more tokens than its model.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>{0} 中分词器的 token 数多于模型。</translation>
    </message>
    <message>
        <source>The tokenizer in {0} is not byte-level BPE, as FastVLM&apos;s is.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>{0} 中的分词器不是 FastVLM 所用的字节级 BPE。</translation>
    </message>
    <message>
        <source>The vision tower was given {0} x {1} pixels.</source>
        <extracomment>{0}: width, {1}: height</extracomment>
        <translation>视觉编码器收到的图片为 {0} × {1} 像素。</translation>
    </message>
    <message>
        <source>There is a file {0} already.</source>
        <extracomment>{0}: target</extracomment>
        <translation>文件 {0} 已存在。</translation>
    </message>
    <message>
        <source>There is no checkpoint folder {0}.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>检查点文件夹 {0} 不存在。</translation>
    </message>
    <message>
        <source>There is no device called {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation>没有名为 {0} 的设备。</translation>
    </message>
    <message>
        <source>There is no document open.</source>
        <translation>没有打开的文档。</translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <extracomment>{0}: path</extracomment>
        <translation>文件或文件夹 {0} 不存在。</translation>
    </message>
    <message>
        <source>There is no file {0} in {1}.</source>
        <extracomment>{0}: path.name, {1}: path.parent</extracomment>
        <translation>{1} 中没有文件 {0}。</translation>
    </message>
    <message>
        <source>There is no model named {0}.</source>
        <extracomment>{0}: given</extracomment>
        <translation>没有名为 {0} 的模型。</translation>
    </message>
    <message>
        <source>There is no precision called {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation>没有名为 {0} 的精度。</translation>
    </message>
    <message>
        <source>There is no screen to capture.</source>
        <translation>没有可截取的屏幕。</translation>
    </message>
    <message>
        <source>There is not enough memory for this model.</source>
        <translation>内存不足，无法使用此模型。</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足，无法完成此操作。</translation>
    </message>
    <message>
        <source>There is nothing to fetch: use it as it is.</source>
        <translation>无需下载，可直接使用。</translation>
    </message>
    <message>
        <source>They are used until Docent is closed; make room on the disk and save again.</source>
        <translation>改动在 Docent 关闭前有效；腾出磁盘空间后重新保存。</translation>
    </message>
    <message>
        <source>This build of torch cannot run {0}.</source>
        <extracomment>{0}: precision</extracomment>
        <translation>此版本的 torch 无法运行 {0}。</translation>
    </message>
    <message>
        <source>This desktop gives no program {0} by itself.</source>
        <extracomment>{0}: keys.shown</extracomment>
        <translation>此桌面不会自行为程序提供 {0}。</translation>
    </message>
    <message>
        <source>This desktop lets no program have a hotkey.</source>
        <translation>此桌面不允许任何程序使用快捷键。</translation>
    </message>
    <message>
        <source>This desktop offers no picture of the screen to programs.</source>
        <translation>此桌面不向程序提供屏幕画面。</translation>
    </message>
    <message>
        <source>This document was closed.</source>
        <translation>此文档已关闭。</translation>
    </message>
    <message>
        <source>This is a quantised export (MLX, Core ML or another), packed for other programs.</source>
        <translation>这是为其他程序打包的量化导出版本（MLX、Core ML 或其他格式）。</translation>
    </message>
    <message>
        <source>This keyboard has no key for {0}.</source>
        <extracomment>{0}: combination.shown</extracomment>
        <translation>此键盘没有 {0} 对应的按键。</translation>
    </message>
    <message>
        <source>This part of the desktop is on no screen.</source>
        <translation>桌面的这一部分不在任何屏幕上。</translation>
    </message>
    <message>
        <source>This picture was encoded by another engine.</source>
        <translation>此图片由另一个引擎编码。</translation>
    </message>
    <message>
        <source>This processor cannot compute in bf16.</source>
        <translation>此处理器无法以 bf16 计算。</translation>
    </message>
    <message>
        <source>Try again when the computer is less busy, or open a smaller copy of it.</source>
        <translation>等电脑不忙时重试，或打开较小的副本。</translation>
    </message>
    <message>
        <source>Try another page, or a smaller copy of it.</source>
        <translation>换一页试试，或使用较小的副本。</translation>
    </message>
    <message>
        <source>Try another page, or a smaller region.</source>
        <translation>换一页试试，或框选更小的区域。</translation>
    </message>
    <message>
        <source>Try another page, or fetch the file again.</source>
        <translation>换一页试试，或重新下载该文件。</translation>
    </message>
    <message>
        <source>Type what you want to know about the page.</source>
        <translation>输入想了解的页面内容。</translation>
    </message>
    <message>
        <source>Unlock the screen and capture again. Where that does not help, log out and in again.</source>
        <translation>请解锁屏幕后重新截取。如果无效，请注销后重新登录。</translation>
    </message>
    <message>
        <source>Unpack it and give one of them.</source>
        <translation>先解压，再指定其中一个。</translation>
    </message>
    <message>
        <source>Unpack it, then add the folder.</source>
        <translation>先解压，再添加文件夹。</translation>
    </message>
    <message>
        <source>Unset HF_HUB_OFFLINE and run the same command again.</source>
        <translation>取消设置 HF_HUB_OFFLINE，然后再次运行同一命令。</translation>
    </message>
    <message>
        <source>Update the desktop and its portal, then capture again.</source>
        <translation>请更新桌面及其 portal，然后重新截取。</translation>
    </message>
    <message>
        <source>Use a FastVLM checkpoint.</source>
        <translation>使用 FastVLM 检查点。</translation>
    </message>
    <message>
        <source>Use a checkpoint in safetensors form.</source>
        <translation>使用 safetensors 格式的检查点。</translation>
    </message>
    <message>
        <source>Use a checkpoint of the usual FastViTHD kind.</source>
        <translation>使用常规 FastViTHD 类型的检查点。</translation>
    </message>
    <message>
        <source>Use a checkpoint of type llava_qwen2 or fast_vlm.</source>
        <translation>使用 llava_qwen2 或 fast_vlm 类型的检查点。</translation>
    </message>
    <message>
        <source>Use bf16, fp16 or fp32.</source>
        <translation>使用 bf16、fp16 或 fp32。</translation>
    </message>
    <message>
        <source>Use docent-nano, which comes with Docent, or a model of your own.</source>
        <translation>使用 Docent 自带的 docent-nano，或自己的模型。</translation>
    </message>
    <message>
        <source>Use it from one thread only.</source>
        <translation>只能在一个线程中使用。</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores only.</source>
        <translation>只能使用字母、数字、点、连字符和下划线。</translation>
    </message>
    <message>
        <source>Use the PyTorch checkpoint (for example apple/FastVLM-0.5B); the engine quantises it by itself.</source>
        <translation>使用 PyTorch 检查点（例如 apple/FastVLM-0.5B），引擎会自行量化。</translation>
    </message>
    <message>
        <source>Use the PyTorch checkpoint of the same model (for example apple/FastVLM-0.5B).</source>
        <translation>使用同一模型的 PyTorch 检查点（例如 apple/FastVLM-0.5B）。</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>等待其完成。</translation>
    </message>
    <message>
        <source>Watching has failed inside Docent.</source>
        <translation>Docent 内部的观察功能出错。</translation>
    </message>
    <message>
        <source>Watching was stopped by the desktop.</source>
        <translation>桌面停止了观察。</translation>
    </message>
    <message>
        <source>What came back is no list of releases.</source>
        <translation>返回的内容不是版本列表。</translation>
    </message>
    <message>
        <source>What was read of it stays on screen.</source>
        <translation>已读取的内容仍保留在屏幕上。</translation>
    </message>
    <message>
        <source>Windows does not answer.</source>
        <translation>Windows 没有响应。</translation>
    </message>
    <message>
        <source>Write it to another disk.</source>
        <translation>写到另一个磁盘。</translation>
    </message>
    <message>
        <source>Write what you want to know.</source>
        <translation>输入想了解的内容。</translation>
    </message>
    <message>
        <source>You have no permission to read {0}.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>没有读取 {0} 的权限。</translation>
    </message>
    <message>
        <source>a CUDA device was found: {0}</source>
        <extracomment>{0}: torch.cuda.get_device_name()</extracomment>
        <translation>找到 CUDA 设备 {0}</translation>
    </message>
    <message>
        <source>an Apple GPU was found</source>
        <translation>找到 Apple GPU</translation>
    </message>
    <message>
        <source>config.json asks for a model of {0} billion weights.</source>
        <extracomment>{0}: total / 1000000000.0</extracomment>
        <translation>config.json 要求的模型有 {0} × 10⁹ 个权重。</translation>
    </message>
    <message>
        <source>config.json has model_type = {0}, not a FastVLM.</source>
        <extracomment>{0}: model_type</extracomment>
        <translation>config.json 中 model_type = {0}，不是 FastVLM。</translation>
    </message>
    <message>
        <source>config.json has no text_config.</source>
        <translation>config.json 中没有 text_config。</translation>
    </message>
    <message>
        <source>config.json has {0} = {1}, where {2} is needed.</source>
        <extracomment>{0}: name, {1}: shown, {2}: wanted</extracomment>
        <translation>config.json 中 {0} = {1}，应为 {2}。</translation>
    </message>
    <message>
        <source>macOS did not give {0} (error {1}).</source>
        <extracomment>{0}: keys.shown, {1}: status</extracomment>
        <translation>macOS 未提供 {0}（错误 {1}）。</translation>
    </message>
    <message>
        <source>macOS does not let Docent record the screen.</source>
        <translation>macOS 不允许 Docent 录制屏幕。</translation>
    </message>
    <message>
        <source>no CUDA device and no Apple GPU: using the CPU</source>
        <translation>没有 CUDA 设备或 Apple GPU，使用 CPU</translation>
    </message>
    <message>
        <source>only {0} of {1} parts are looked at: choose a smaller region</source>
        <extracomment>{0}: MOST_ASKED, {1}: count</extracomment>
        <translation>仅查看 {1} 个部分中的 {0} 个：请选择更小的区域</translation>
    </message>
    <message>
        <source>quantise</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>this is about part {0} of {1} only: choose a smaller region</source>
        <extracomment>{0}: part, {1}: parts</extracomment>
        <translation>此回答仅涉及第 {0} 部分，共 {1} 部分：请选择更小的区域</translation>
    </message>
    <message>
        <source>top_p is 0, which leaves no token to choose.</source>
        <translation>top_p 为 0，没有 token 可选。</translation>
    </message>
    <message>
        <source>vision_config.model_args has {0}, which this engine does not know.</source>
        <extracomment>{0}: unknown[0]</extracomment>
        <translation>vision_config.model_args 中有此引擎不认识的 {0}。</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>words is not a tuple of texts.</source>
        <translation>words 不是文本元组。</translation>
    </message>
    <message>
        <source>{0} alone would be missing in every other program.</source>
        <extracomment>{0}: combination.shown</extracomment>
        <translation>单独的 {0} 在其他程序中将无法使用。</translation>
    </message>
    <message>
        <source>{0} answered with status {1} for {2}.</source>
        <extracomment>{0}: endpoint, {1}: status, {2}: repo_id</extracomment>
        <translation>{0} 对 {2} 的请求返回状态 {1}。</translation>
    </message>
    <message>
        <source>{0} at {1} holds no model.</source>
        <extracomment>{0}: repo_id, {1}: endpoint</extracomment>
        <translation>{1} 上的 {0} 不含模型。</translation>
    </message>
    <message>
        <source>{0} cannot be reached ({1}).</source>
        <extracomment>{0}: endpoint, {1}: _first_line(error)</extracomment>
        <translation>无法连接 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}).</source>
        <extracomment>{0}: stored.path.name, {1}: error</extracomment>
        <translation>无法读取 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <extracomment>{0}: path.name, {1}: reason</extracomment>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be the name of a model.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} 不能用作模型名称。</translation>
    </message>
    <message>
        <source>{0} cannot be unpacked ({1}).</source>
        <extracomment>{0}: path, {1}: str(error).rstrip(&apos;.&apos;)</extracomment>
        <translation>无法解压 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1}).</source>
        <extracomment>{0}: error.filename or folder, {1}: error.strerror or error</extracomment>
        <translation>无法使用 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}).</source>
        <extracomment>{0}: target, {1}: error.strerror or error</extracomment>
        <translation>无法写入 {0}（{1}）。</translation>
    </message>
    <message>
        <source>{0} comes with Docent and cannot be removed.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} 是 Docent 自带的，无法移除。</translation>
    </message>
    <message>
        <source>{0} comes with Docent.</source>
        <extracomment>{0}: short</extracomment>
        <translation>{0} 是 Docent 自带的。</translation>
    </message>
    <message>
        <source>{0} could not be fetched from {1} ({2}).</source>
        <extracomment>{0}: repo_id, {1}: endpoint, {2}: _first_line(error)</extracomment>
        <translation>无法从 {1} 下载 {0}（{2}）。</translation>
    </message>
    <message>
        <source>{0} could not be opened.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>无法打开 {0}。</translation>
    </message>
    <message>
        <source>{0} could not be saved in {1}.</source>
        <extracomment>{0}: path.name, {1}: path.parent</extracomment>
        <translation>无法将 {0} 保存到 {1}。</translation>
    </message>
    <message>
        <source>{0} could not be saved.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>无法保存 {0}。</translation>
    </message>
    <message>
        <source>{0} could not be saved: the disk is full.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>无法保存 {0}：磁盘已满。</translation>
    </message>
    <message>
        <source>{0} describes {1} in a way that cannot be read.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation>{0} 中对 {1} 的描述无法读取。</translation>
    </message>
    <message>
        <source>{0} does not answer like a model hub.</source>
        <extracomment>{0}: endpoint</extracomment>
        <translation>{0} 的响应不像模型仓库。</translation>
    </message>
    <message>
        <source>{0} does not give out {1} without an account (status {2}).</source>
        <extracomment>{0}: endpoint, {1}: repo_id, {2}: status</extracomment>
        <translation>{0} 要求登录才能下载 {1}（状态 {2}）。</translation>
    </message>
    <message>
        <source>{0} does not give out {1} without an account.</source>
        <extracomment>{0}: endpoint, {1}: repo_id</extracomment>
        <translation>{0} 要求登录才能下载 {1}。</translation>
    </message>
    <message>
        <source>{0} does not say what kind of file it is to be.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>文件名 {0} 没有表明文件类型。</translation>
    </message>
    <message>
        <source>{0} ends in the middle of {1}.</source>
        <extracomment>{0}: stored.path.name, {1}: name</extracomment>
        <translation>{0} 在 {1} 中途结束。</translation>
    </message>
    <message>
        <source>{0} gives no picture.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} 没有画面。</translation>
    </message>
    <message>
        <source>{0} gives no picture: {1}.</source>
        <extracomment>{0}: name, {1}: trouble</extracomment>
        <translation>{0} 没有画面：{1}。</translation>
    </message>
    <message>
        <source>{0} gives {1} a length that does not fit its shape.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation>{0} 中 {1} 的长度与其形状不符。</translation>
    </message>
    <message>
        <source>{0} has 1 page; there is no page {1}.</source>
        <extracomment>{0}: self.name, {1}: index + 1</extracomment>
        <translation>{0} 只有 1 页，没有第 {1} 页。</translation>
    </message>
    <message>
        <source>{0} has changed and cannot be read.</source>
        <extracomment>{0}: self.name</extracomment>
        <translation>{0} 已更改，无法读取。</translation>
    </message>
    <message>
        <source>{0} has changed and has no page {1} any more.</source>
        <extracomment>{0}: self._names[document], {1}: page + 1</extracomment>
        <translation>{0} 已更改，不再有第 {1} 页。</translation>
    </message>
    <message>
        <source>{0} has neither tokenizer.json nor {1}.</source>
        <extracomment>{0}: folder, {1}: path.name</extracomment>
        <translation>{0} 中既没有 tokenizer.json，也没有 {1}。</translation>
    </message>
    <message>
        <source>{0} has no added_tokens.json and no added tokens.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>{0} 中没有 added_tokens.json，也没有附加的 token。</translation>
    </message>
    <message>
        <source>{0} has no config.json.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>{0} 中没有 config.json。</translation>
    </message>
    <message>
        <source>{0} has no licence file, so nobody can agree to its terms.</source>
        <extracomment>{0}: self.repo_id</extracomment>
        <translation>{0} 没有许可证文件，因此无法同意其条款。</translation>
    </message>
    <message>
        <source>{0} has no licence in it, so nobody could accept it.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} 中没有许可证，无人可以接受。</translation>
    </message>
    <message>
        <source>{0} has no licence text, so nobody could accept it.</source>
        <extracomment>{0}: manifest.name</extracomment>
        <translation>{0} 没有许可证文本，无人可以接受。</translation>
    </message>
    <message>
        <source>{0} has no list of files.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} 中没有文件列表。</translation>
    </message>
    <message>
        <source>{0} has no tokenizer: neither tokenizer.json nor vocab.json with merges.txt.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>{0} 中没有分词器：既没有 tokenizer.json，也没有 vocab.json 与 merges.txt。</translation>
    </message>
    <message>
        <source>{0} holds its weights as pickle files, which can run code and are never opened.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>{0} 的权重是 pickle 文件；这种文件能运行代码，因此一律不打开。</translation>
    </message>
    <message>
        <source>{0} holds no FastVLM checkpoint: there is no config.json in it or one level below.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} 不含 FastVLM 检查点：其中及下一级文件夹都没有 config.json。</translation>
    </message>
    <message>
        <source>{0} holds no model.safetensors.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>{0} 中没有 model.safetensors。</translation>
    </message>
    <message>
        <source>{0} holds numbers that are not finite, in the tensor {1}.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation>{0} 的张量 {1} 中有非有限数值。</translation>
    </message>
    <message>
        <source>{0} holds several checkpoints ({1}).</source>
        <extracomment>{0}: path, {1}: listed</extracomment>
        <translation>{0} 含多个检查点（{1}）。</translation>
    </message>
    <message>
        <source>{0} holds the tensor {1} twice.</source>
        <extracomment>{0}: folder.name, {1}: name</extracomment>
        <translation>{0} 中张量 {1} 出现两次。</translation>
    </message>
    <message>
        <source>{0} holds the tensor {1}, which no FastVLM has.</source>
        <extracomment>{0}: files.folder.name, {1}: extra[0]</extracomment>
        <translation>{0} 中有 FastVLM 所没有的张量 {1}。</translation>
    </message>
    <message>
        <source>{0} is a file, not a checkpoint folder.</source>
        <extracomment>{0}: given</extracomment>
        <translation>{0} 是文件，不是检查点文件夹。</translation>
    </message>
    <message>
        <source>{0} is a folder, not a document.</source>
        <extracomment>{0}: path.name or path</extracomment>
        <translation>{0} 是文件夹，不是文档。</translation>
    </message>
    <message>
        <source>{0} is a folder, not a model pack.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} 是文件夹，不是模型包。</translation>
    </message>
    <message>
        <source>{0} is a link that leads back to itself.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} 是指向自身的链接。</translation>
    </message>
    <message>
        <source>{0} is a model pack.</source>
        <extracomment>{0}: source</extracomment>
        <translation>{0} 是模型包。</translation>
    </message>
    <message>
        <source>{0} is an MLX and Core ML export: its safetensors hold no vision tower.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>{0} 是 MLX 和 Core ML 导出版本：其 safetensors 中没有视觉编码器。</translation>
    </message>
    <message>
        <source>{0} is an export for another program (MLX or Core ML).</source>
        <extracomment>{0}: files.folder.name</extracomment>
        <translation>{0} 是为其他程序导出的版本（MLX 或 Core ML）。</translation>
    </message>
    <message>
        <source>{0} is being fetched by another process.</source>
        <extracomment>{0}: name</extracomment>
        <translation>另一进程正在下载 {0}。</translation>
    </message>
    <message>
        <source>{0} is cut short or no safetensors file.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} 不完整，或不是 safetensors 文件。</translation>
    </message>
    <message>
        <source>{0} is cut short: it ends before the tensor {1}.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation>{0} 不完整：在张量 {1} 之前就已结束。</translation>
    </message>
    <message>
        <source>{0} is damaged here and cannot be shown.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation>{0} 此处已损坏，无法显示。</translation>
    </message>
    <message>
        <source>{0} is damaged or is not what its name says.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} 已损坏，或内容与扩展名不符。</translation>
    </message>
    <message>
        <source>{0} is damaged: its {1} is not a model&apos;s record.</source>
        <extracomment>{0}: source.path, {1}: MANIFEST_NAME</extracomment>
        <translation>{0} 已损坏：其中的 {1} 不是模型记录。</translation>
    </message>
    <message>
        <source>{0} is damaged: its {1} is not what was packed.</source>
        <extracomment>{0}: path, {1}: name</extracomment>
        <translation>{0} 已损坏：其中的 {1} 与打包时不同。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} 是空的。</translation>
    </message>
    <message>
        <source>{0} is encrypted.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} 已加密。</translation>
    </message>
    <message>
        <source>{0} is far too large for a tokenizer.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} 过大，不可能是分词器。</translation>
    </message>
    <message>
        <source>{0} is no address of a hub.</source>
        <extracomment>{0}: endpoint</extracomment>
        <translation>{0} 不是模型仓库的地址。</translation>
    </message>
    <message>
        <source>{0} is no longer where it was, and had to be read again.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation>需要重新读取 {0}，但文件已不在原处。</translation>
    </message>
    <message>
        <source>{0} is no name for a model pack.</source>
        <extracomment>{0}: target</extracomment>
        <translation>{0} 不能作为模型包的名称。</translation>
    </message>
    <message>
        <source>{0} is no safetensors file.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} 不是 safetensors 文件。</translation>
    </message>
    <message>
        <source>{0} is not a JSON object.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} 不是 JSON 对象。</translation>
    </message>
    <message>
        <source>{0} is not a checkpoint archive that can be trusted: {1}.</source>
        <extracomment>{0}: path, {1}: reason</extracomment>
        <translation>{0} 不是可信的检查点压缩包：{1}。</translation>
    </message>
    <message>
        <source>{0} is not a document that Docent can open.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} 不是 Docent 能打开的文档。</translation>
    </message>
    <message>
        <source>{0} is not a model pack that can be trusted: its {1} has {2}.</source>
        <extracomment>{0}: path, {1}: file.name, {2}: gigabytes(file.size)</extracomment>
        <translation>{0} 不是可信的模型包：其中的 {1} 有 {2}。</translation>
    </message>
    <message>
        <source>{0} is not a plain file.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} 不是普通文件。</translation>
    </message>
    <message>
        <source>{0} is not installed.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>{0} 未安装。</translation>
    </message>
    <message>
        <source>{0} is not open.</source>
        <extracomment>{0}: place.document_name</extracomment>
        <translation>{0} 未打开。</translation>
    </message>
    <message>
        <source>{0} is not where it was.</source>
        <extracomment>{0}: self.name</extracomment>
        <translation>{0} 已不在原处。</translation>
    </message>
    <message>
        <source>{0} is the name of a model that comes with Docent.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} 是 Docent 自带模型的名称。</translation>
    </message>
    <message>
        <source>{0} is too large for the disk it is on.</source>
        <extracomment>{0}: target</extracomment>
        <translation>{0} 对所在磁盘来说太大。</translation>
    </message>
    <message>
        <source>{0} is {1} × {2} pixels, more than Docent opens.</source>
        <extracomment>{0}: name, {1}: width, {2}: height</extracomment>
        <translation>{0} 为 {1} × {2} 像素，超出 Docent 能打开的大小。</translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <extracomment>{0}: name, {1}: value</extracomment>
        <translation>{0} 为 {1}。</translation>
    </message>
    <message>
        <source>{0} lacks the file {1} that its index names.</source>
        <extracomment>{0}: folder.name, {1}: path.name</extracomment>
        <translation>{0} 缺少索引中列出的文件 {1}。</translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1} that its index names.</source>
        <extracomment>{0}: folder.name, {1}: missing[0]</extracomment>
        <translation>{0} 缺少索引中列出的张量 {1}。</translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1}.</source>
        <extracomment>{0}: files.folder.name, {1}: name</extracomment>
        <translation>{0} 缺少张量 {1}。</translation>
    </message>
    <message>
        <source>{0} needs more memory than Docent gives to one file.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation>{0} 需要的内存超出 Docent 给单个文件的上限。</translation>
    </message>
    <message>
        <source>{0} of {1} arrived damaged.</source>
        <extracomment>{0}: record.name, {1}: repository.repo_id</extracomment>
        <translation>下载的 {0} 已损坏（来自 {1}）。</translation>
    </message>
    <message>
        <source>{0} of {1} is damaged: {2}.</source>
        <extracomment>{0}: record.name, {1}: folder.name, {2}: reason</extracomment>
        <translation>{1} 的 {0} 已损坏：{2}。</translation>
    </message>
    <message>
        <source>{0} runs on the CPU only.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} 只能在 CPU 上运行。</translation>
    </message>
    <message>
        <source>{0} threads cannot run anything.</source>
        <extracomment>{0}: threads</extracomment>
        <translation>{0} 个线程无法运行。</translation>
    </message>
    <message>
        <source>{0} took longer than {1} s to open.</source>
        <extracomment>{0}: source.path.name, {1}: limit_s</extracomment>
        <translation>打开 {0} 用时超过 {1} 秒。</translation>
    </message>
    <message>
        <source>{0} took longer than {1} s to read.</source>
        <extracomment>{0}: source.path.name, {1}: limit_s</extracomment>
        <translation>读取 {0} 用时超过 {1} 秒。</translation>
    </message>
    <message>
        <source>{0} was asked for</source>
        <extracomment>{0}: name</extracomment>
        <translation>已指定 {0}</translation>
    </message>
    <message>
        <source>“{0}” is not a key combination.</source>
        <extracomment>{0}: keys[:40]</extracomment>
        <translation>“{0}”不是按键组合。</translation>
    </message>
</context>
</TS>
