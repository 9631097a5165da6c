print("oneagent-emulator")
