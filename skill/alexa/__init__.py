"""The bridge to Alexa: a request's JSON to a turn of the conversation, and its reply to a response's JSON.

Used of Amazon's SDK: handlers and their input (dispatch_components, HandlerInput with its response builder), dispatcher
and configuration (ask_sdk_runtime), the objects of requests and responses (ask_sdk_model), the clients of the timers'
and reminders' APIs. skill/web/adapter.py adds flask-ask-sdk's SkillAdapter.

Stood in for, with what each saves: processor time of the import, or of one answer in the middle of the check; medians
of 9 and of 400 on a 2-core x86-64 machine, Python 3.11. An import is timed by time.process_time around it, in a new
process that has answered a launch (`python -X importtime` names its modules); an answer by time.perf_counter.

| the SDK's | here | saves | drop it once |
|---|---|---|---|
| CustomSkill | handlers.Skill | 27 ms, 157 modules: every service client | it loads clients when they are used |
| DefaultSerializer, reading | request.read_request | 26 ms of these; 114 to 7 µs | it reads types newer than itself |
| DefaultSerializer, writing | response.to_json | the same 26 ms; 32 to 5 µs | reading is the SDK's again |
| AttributesManager | a namespace | 27 µs: it copies all attributes | a handler changes them in place |
| UserEvent | request.Touch | 13 ms, 74 modules about screens | it can be imported alone |
| RenderDocumentDirective | skill.screens.show.Render | the same | the same |
| its API client | timers, http_call | no time: a call has an end | a limit can be set for a whole call |
| (Python's XML escape) | ssml | 26 ms, 51 modules: an HTTP client | xml.sax.saxutils imports none |

tests/alexa/test_sdk.py holds Skill, reading and writing to the SDK's own answers, over random conversations.
Imports run one way: web, speaker and lambda use this package; it uses screens and conversation.
"""
