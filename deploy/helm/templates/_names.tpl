{{- define "kept.labels" -}}
app.kubernetes.io/name: kept
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "kept.selector" -}}
app.kubernetes.io/name: kept
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "kept.secret" -}}
{{ .Values.existingSecret | default (printf "%s-settings" .Release.Name) }}
{{- end }}

{{- /* One process of Kept: "part" is web or worker. */ -}}
{{- define "kept.deployment" -}}
{{- $root := .root }}
{{- $part := .part }}
{{- $values := index $root.Values $part }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $root.Release.Name }}-{{ $part }}
  labels:
    {{- include "kept.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ $part }}
spec:
  replicas: {{ $values.replicas }}
  selector:
    matchLabels:
      {{- include "kept.selector" $root | nindent 6 }}
      app.kubernetes.io/component: {{ $part }}
  template:
    metadata:
      labels:
        {{- include "kept.labels" $root | nindent 8 }}
        app.kubernetes.io/component: {{ $part }}
      annotations:
        # New settings restart the processes that read them.
        checksum/settings: {{ toJson (list $root.Values.settings $root.Values.databaseUrl $root.Values.secret) | sha256sum }}
    spec:
      terminationGracePeriodSeconds: 30
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        runAsGroup: 1000
        fsGroup: 1000
        seccompProfile: { type: RuntimeDefault }
      containers:
        - name: kept
          image: "{{ $root.Values.image.repository }}:{{ $root.Values.image.tag | default $root.Chart.AppVersion }}"
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          args: [server/main.ts, --only={{ $part }}, --empty]
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: [ALL] }
          envFrom:
            - secretRef: { name: {{ include "kept.secret" $root | trim }} }
          env:
            - { name: KEPT_URL, value: {{ $root.Values.url | quote }} }
            {{- range $name, $value := $root.Values.settings }}
            - { name: {{ $name }}, value: {{ $value | quote }} }
            {{- end }}
          {{- if eq $part "web" }}
          ports:
            - { name: http, containerPort: 4040 }
          # /health also looks at the database: that decides whether to send requests here, not whether to kill the process.
          readinessProbe:
            httpGet: { path: /health, port: http }
            periodSeconds: 5
            timeoutSeconds: 5
          livenessProbe:
            tcpSocket: { port: http }
            initialDelaySeconds: 30
            failureThreshold: 6
          {{- else }}
          ports:
            - { name: smtp, containerPort: 2525 }
          readinessProbe:
            tcpSocket: { port: smtp }
            periodSeconds: 5
          {{- end }}
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            - { name: files, mountPath: /data }
            - { name: tmp, mountPath: /tmp }
      volumes:
        - name: tmp
          emptyDir: {}
        - name: files
          {{- if $root.Values.files.enabled }}
          persistentVolumeClaim: { claimName: {{ $root.Release.Name }}-files }
          {{- else }}
          emptyDir: {}
          {{- end }}
{{- end }}
