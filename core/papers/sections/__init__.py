"""The sections that papers are put together from: functions to blocks, none where there is nothing to say."""
